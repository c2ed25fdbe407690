public import Filters
public import PlatformModel

extension FilterList where Row == Column {
  /// Columns of a data asset.
  public static let columns = FilterList([
    .seen("name") { .text($0.name) },
    .seen("type") { .text($0.type) },
    .seen("tag", aliases: ["tags"]) { .texts($0.tags) },
    .seen("term", aliases: ["terms"]) { .texts($0.terms) },
    .seen("description") { FilterValue($0.description) },
    .seen("class", aliases: ["data_class"]) { FilterValue($0.dataClass) },
    .named("nullable", .choice(["true", "false"])) { FilterValue($0.isNullable.map { "\($0)" }) },
  ])
}
