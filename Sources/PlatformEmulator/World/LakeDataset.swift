/// Parquet files that lie in an object storage, ready to be piped into a table.
///
/// What lies where is told by the last name of the path: `sales/orders/` holds orders. Whatever has a
/// name that the story does not know holds values over time.
struct LakeDataset: Sendable {
  struct Column: Sendable, Hashable {
    var name: String
    /// SQL type: `VARCHAR(200)`, `BIGINT`, …
    var type: String
  }

  var columns: [Column]
  /// `2026` and `03` of `…/year=2026/month=03/`: names of the folders between the path and its files.
  var partitions: [String]
  var rows: Int

  /// Nil if there are no parquet files, as under a path with `empty` in its last name.
  static func at(_ path: String) -> LakeDataset? {
    let segments = path.lowercased().split(separator: "/")
    let name = segments.last { !$0.contains("=") } ?? ""
    if name.contains("empty") { return nil }
    var dataset = story.first { name.contains($0.name) }?.dataset ?? series
    if dataset.rows == 0 { dataset.rows = 10_000 + Int(WorldID.hash(path) % 4_000_000) }
    let given = segments.filter { $0.contains("=") }.map { String($0.prefix { $0 != "=" }) }
    dataset.partitions = given + dataset.partitions.filter { !given.contains($0) }
    return dataset
  }

  /// The type of a column that is a folder's name.
  static func partitionType(_ name: String) -> String {
    switch name {
    case "date", "day_date", "event_date": "DATE"
    case "year", "quarter", "month", "week", "day", "hour": "INT"
    default: "VARCHAR(64)"
    }
  }

  private init(_ columns: KeyValuePairs<String, String>, partitions: [String], rows: Int) {
    self.columns = columns.map { Column(name: $0.key, type: $0.value) }
    self.partitions = partitions
    self.rows = rows
  }

  private static let series = LakeDataset(
    [
      "id": "BIGINT", "name": "VARCHAR(200)", "value": "DOUBLE", "updated_at": "DATETIME",
    ], partitions: [], rows: 0)

  private static let story: [(name: String, dataset: LakeDataset)] = [
    (
      "order",
      LakeDataset(
        [
          "order_id": "BIGINT", "customer_id": "BIGINT", "store_id": "INT",
          "status": "VARCHAR(32)", "currency": "VARCHAR(3)", "amount": "DECIMAL(18, 2)",
          "ordered_at": "DATETIME",
        ], partitions: ["year", "month"], rows: 48_210_377)
    ),
    (
      "store",
      LakeDataset(
        [
          "store_id": "INT", "store_name": "VARCHAR(200)", "city": "VARCHAR(120)",
          "country": "VARCHAR(2)", "opened_on": "DATE",
        ], partitions: [], rows: 1_284)
    ),
    (
      "customer",
      LakeDataset(
        [
          "customer_id": "BIGINT", "full_name": "VARCHAR(400)", "email": "VARCHAR(320)",
          "segment": "VARCHAR(40)", "since": "DATE", "is_active": "BOOLEAN",
        ], partitions: ["country"], rows: 2_930_114)
    ),
    (
      "reading",
      LakeDataset(
        [
          "meter_id": "VARCHAR(36)", "measured_at": "DATETIME", "kwh": "DOUBLE",
          "voltage": "DOUBLE", "quality": "TINYINT",
        ], partitions: ["date"], rows: 912_004_861)
    ),
    (
      "meter",
      LakeDataset(
        [
          "meter_id": "VARCHAR(36)", "model": "VARCHAR(80)", "latitude": "DOUBLE",
          "longitude": "DOUBLE", "installed_on": "DATE",
        ], partitions: [], rows: 61_377)
    ),
    (
      "event",
      LakeDataset(
        [
          "event_id": "VARCHAR(36)", "session_id": "VARCHAR(36)", "user_id": "BIGINT",
          "name": "VARCHAR(100)", "properties": "JSON", "occurred_at": "DATETIME",
        ], partitions: ["date"], rows: 120_554_209)
    ),
  ]
}
