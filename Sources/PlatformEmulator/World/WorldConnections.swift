/// The connections through which tables are read: each container with data has its own `warehouse`,
/// which takes its properties from the one of the platform.
///
/// Source: POST /v2/connections, `ref_catalog_id` and `ref_asset_id`.
enum WorldConnections {
  static let references: [StoryAsset] = WorldContainers.all
    .filter { $0.weight > 0 && $0.scope != WorldContainers.platform.scope }
    .map { container in
      StoryAsset(
        container, "connection", "warehouse", "The warehouse, as the platform connects to it.",
        tags: ["production"], owner: WorldPeople.admin, age: container.age - 2,
        changed: 60 * 24 * 90)
    }

  /// What the tables of a container are read through.
  static func warehouseID(in container: WorldContainer) -> String {
    StoryAsset.id("warehouse", in: container)
  }

  /// How data are reached that are named so: after their kind, as in `pg_orders`.
  struct Kind: Sendable {
    let prefix: StaticString
    /// Id of the data source type.
    let type: StaticString
    /// What comes before and after the number of the host.
    let host: (StaticString, StaticString)
    let port: Int64
  }

  static let kinds = [
    Kind(
      prefix: "pg", type: "e1c23729-99d8-4407-b3df-336e33ffdc82",
      host: ("postgres-", ".data.example.com"), port: 5432),
    Kind(
      prefix: "db2", type: "8c1a4480-1c29-4b33-9086-9cb799d7b157",
      host: ("db2-", ".data.example.com"), port: 50_000),
    Kind(
      prefix: "kafka", type: "f13bc9b7-4a46-48f4-99c3-01d943334ba7",
      host: ("kafka-", ".data.example.com:9092"), port: 0),
    Kind(
      prefix: "s3", type: "a0b1d14a-4767-404c-aac1-4ce0e62818c3",
      host: ("https://s3-", ".data.example.com"), port: 0),
  ]

  /// The kind of a connection by its name; the story has some that are not named after theirs.
  static func kind(of name: String) -> Int {
    switch name {
    case "warehouse": 1
    case "shop_events": 2
    default: kinds.firstIndex { name.hasPrefix("\($0.prefix)") } ?? 0
    }
  }
}
