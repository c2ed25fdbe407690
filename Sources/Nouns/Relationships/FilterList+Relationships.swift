public import Filters
public import PlatformModel

extension FilterList where Row == Relationship {
  /// What an asset is related to.
  public static let relationships = FilterList([
    .seen("name") { .text($0.relatedName ?? $0.asset?.id ?? $0.artifactID ?? "") },
    .seen("type") { FilterValue($0.relatedType) },
    .seen("column") { FilterValue($0.columnName) },
    .seen("relation") { .text($0.name) },
    .named("created", .moment) { FilterValue($0.createdAt) },
    .named("id") { FilterValue($0.asset?.id ?? $0.artifactID) },
  ])
}
