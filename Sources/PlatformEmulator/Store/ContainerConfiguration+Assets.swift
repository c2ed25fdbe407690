import GRDB
import JSON

typealias DuplicateAction = ContainerConfiguration.DuplicateAction
typealias DuplicateStrategy = ContainerConfiguration.Strategy

extension ContainerConfiguration {
  /// That of a container, or what all begin with.
  init(of container: Container, in database: Database) throws {
    self = try Self.find(for: container.scope.id, in: database) ?? .standard
  }

  /// For assets of types without a strategy of their own.
  var defaultStrategy: DuplicateStrategy? {
    document["default_duplicate_strategy"]?.string.flatMap(DuplicateStrategy.init(rawValue:))
  }

  func strategy(of type: String) -> DuplicateStrategy? {
    document["duplicate_strategies"]?.array?.first { $0["asset_type"]?.string == type }?[
      "strategy"]?
      .string.flatMap(DuplicateStrategy.init(rawValue:))
  }

  /// Nil: what is purged on delete is so at once.
  var daysUntilPurge: Int? {
    document["days_to_purge_after_delete"]?.int
  }
}
