public import Filters
public import PlatformModel

/// A container or database, as the tree shows it.
public enum ContainerFacts: Sendable {
  case container(Container)
  case database(AILakeDatabase)
  /// It is not known what else it is.
  case id(String)

  fileprivate var container: Container? {
    if case .container(let container) = self { container } else { nil }
  }

  fileprivate var database: AILakeDatabase? {
    if case .database(let database) = self { database } else { nil }
  }

  fileprivate var id: String {
    switch self {
    case .container(let container): container.id.id
    case .database(let database): database.id
    case .id(let id): id
    }
  }
}

extension FilterList where Row == ContainerFacts {
  /// The tree of containers: words are looked for in names.
  public static let containers = FilterList([
    .seen("name") { .text($0.container?.name ?? $0.database?.name ?? $0.id) },
    .named("kind", aliases: ["type"]) {
      FilterValue($0.container?.id.kind.rawValue ?? $0.database.map { _ in "database" })
    },
    .named("description") { FilterValue($0.container?.description) },
    .named("tag", aliases: ["tags"]) { .texts($0.container?.tags ?? []) },
    .named("state") { FilterValue($0.container?.state) },
    .named("source", aliases: ["data_source"]) {
      .texts($0.database?.dataSources.map(\.name) ?? [])
    },
    .named("created", .moment) { FilterValue($0.container?.createdAt) },
    .named("modified", .moment) {
      FilterValue($0.container?.updatedAt ?? $0.container?.createdAt)
    },
    .named("id") { .text($0.id) },
  ])
}
