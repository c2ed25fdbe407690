import GRDB
import JSON

/// What one user thinks of an asset; there is one for each user.
struct AssetRating {
  var row: Int64 = 0
  var asset: String
  /// 0: of the asset as it is.
  var revision: Int
  var creator: String
  /// 1 to 5.
  var stars: Int
  var review: String?
  /// Milliseconds since 1970.
  var created: Int64
  var updated: Int64

  /// Source: recorded: asset and user.
  var id: String { "\(asset)_\(creator)" }

  /// Source: GET /v2/assets/{asset_id}/ratings, recorded.
  var document: JSONValue {
    let metadata: JSONValue = [
      "asset_rating_id": .string(id), "asset_id": .string(asset), "creator_id": .string(creator),
      "created_at": .string(CalendarDate.seconds(created)),
      "updated_at": .string(CalendarDate.seconds(updated)),
    ]
    var entity: JSONValue = ["rating": JSONValue(stars)]
    if let review { entity["review"] = .string(review) }
    return ["metadata": metadata, "entity": entity]
  }

  /// Of several ratings, to two digits; 0 if there are none.
  static func average(_ stars: [Int]) -> JSONValue {
    guard !stars.isEmpty else { return 0 }
    let hundredths = (stars.reduce(0, +) * 100 + stars.count / 2) / stars.count
    return hundredths % 100 == 0 ? JSONValue(hundredths / 100) : JSONValue(Double(hundredths) / 100)
  }
}

extension AssetRating {
  init(_ row: Row) {
    self.row = row["rowid"]
    asset = row["asset_id"]
    revision = row["revision"]
    creator = row["creator"]
    stars = row["rating"]
    review = row["review"]
    created = row["created"]
    updated = row["updated"]
  }

  static func all(of version: AssetVersion, in database: Database) throws -> [AssetRating] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM rating WHERE asset_id = ? AND revision = ?",
      arguments: [version.asset, version.number]
    ).map(AssetRating.init)
  }

  mutating func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO rating VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [asset, revision, creator, stars, review, created, updated])
    row = database.lastInsertedRowID
  }

  func update(in database: Database) throws {
    try database.execute(
      sql: "UPDATE rating SET rating = ?, review = ?, updated = ? WHERE rowid = ?",
      arguments: [stars, review, updated, row])
  }

  func delete(from database: Database) throws {
    try database.execute(sql: "DELETE FROM rating WHERE rowid = ?", arguments: [row])
  }
}

extension AssetVersion {
  /// Writes into the metadata what the ratings come to. Nothing else of the asset changes: who rates
  /// it does not edit it.
  func restateRating(in database: Database) throws {
    let stars = try AssetRating.all(of: self, in: database).map(\.stars)
    let total = JSONValue(stars.count)
    if number == 0 {
      var head = try JSONValue.parse(record.metadata)
      head["rating"] = AssetRating.average(stars)
      head["total_ratings"] = total
      try record.restate(head.serialized(), in: database)
    } else {
      try database.execute(
        sql: """
          UPDATE revision SET document = json_set(
            document, '$.metadata.rating', json(?), '$.metadata.total_ratings', json(?))
          WHERE asset_id = ? AND number = ?
          """,
        arguments: [AssetRating.average(stars).serialized(), total.serialized(), asset, number])
    }
  }
}
