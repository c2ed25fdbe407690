import Filters

/// A row with a field of every kind.
struct Thing {
  var name = ""
  var kind: String?
  var tags: [String] = []
  var owner: String?
  var description: String?
  var state: String?
  var modified: Int64?
  var duration: Duration?
  var rating: Double?
  var size: Int?

  static let list = FilterList<Thing>([
    .seen("name", on: .text("asset.name")) { .text($0.name) },
    .seen("type", aliases: ["kind"], on: .keyword("asset.asset_type")) { FilterValue($0.kind) },
    .seen("tag", aliases: ["tags"], on: .keyword("asset.tags")) { .texts($0.tags) },
    .named("owner", .named, on: .ids("asset.owner_id")) { FilterValue($0.owner) },
    .named("description", on: .text("asset.description")) { FilterValue($0.description) },
    .named("state", .choice(["Running", "Failed", "Completed"])) { FilterValue($0.state) },
    .named("modified", .moment, on: .moment("asset.last_updated_at", isDocumented: false)) {
      $0.modified.map { .moment($0) } ?? .none
    },
    .named("duration", .span) { FilterValue($0.duration) },
    .named("rating", .number(0...5)) { FilterValue($0.rating) },
    .named("size", .size) { FilterValue($0.size) },
  ])

  static func query(_ text: String) -> FilterQuery { list.query(text) }

  func passes(_ text: String, now: Int64 = 0) -> Bool {
    Self.list.matches(Self.query(text), self, now: now) { _, id in
      id == "1000" ? ["Ana Kovács", "ana.kovacs"] : []
    }
  }
}
