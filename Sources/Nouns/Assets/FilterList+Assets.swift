public import Filters
public import PlatformModel

extension FilterList where Row == Asset {
  /// Assets, wherever they are listed: words are looked for in name, type and tags, which are shown.
  public static let assets = FilterList([
    .seen("name", on: .text("asset.name")) { .text($0.name) },
    .seen("type", on: .keyword("asset.asset_type")) { .text($0.type) },
    .seen("tag", aliases: ["tags"], on: .keyword("asset.tags")) { .texts($0.tags) },
    .named("owner", .named, on: .ids("asset.owner_id")) { FilterValue($0.ownerID) },
    .named("description", on: .text("asset.description")) { FilterValue($0.description) },
    .named("modified", .moment, on: .moment("asset.last_updated_at", isDocumented: false)) {
      FilterValue($0.modifiedAt)
    },
    .named("created", .moment, on: .moment("asset.created_at", isDocumented: true)) {
      FilterValue($0.createdAt)
    },
    .named(
      "privacy", .choice(["public", "private", "hidden"]),
      on: .codes("asset.mode", ["public": 0, "private": 8, "hidden": 16])
    ) { FilterValue($0.privacy?.word) },
    .named("rating", .number(0...5)) { FilterValue($0.rating) },
    .named("size", .size) { FilterValue($0.size) },
    .named("id") { .text($0.id.id) },
  ])
}
