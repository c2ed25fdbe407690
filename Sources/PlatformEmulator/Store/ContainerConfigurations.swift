import GRDB
import JSON

/// How a catalog, project or space wants duplicates and deleted assets to be treated.
///
/// Source: GET /v2/asset_containers/configurations, which describes the fields without naming them;
/// the names are those of `configurations` in the body of POST /v2/catalogs.
struct ContainerConfigurations {
  private let document: JSONValue

  init(_ document: JSONValue) {
    self.document = document
  }

  init(of container: Container, in database: Database) throws {
    let text = try String.fetchOne(
      database, sql: "SELECT document FROM container WHERE rowid = ?", arguments: [container.row])
    document = try JSONValue.parse(text ?? "{}")["entity"]?["configurations"] ?? [:]
  }

  /// `IGNORE` if nothing else is said.
  var duplicateAction: DuplicateAction {
    document["duplicate_action"]?.string.flatMap(DuplicateAction.init(rawValue:)) ?? .ignore
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

  var purgesOnDelete: Bool {
    document["purge_on_delete"]?.bool ?? false
  }

  /// Nil: at once.
  var daysUntilPurge: Int? {
    (document["purge_after_days"] ?? document["days_until_purge"])?.int
  }
}

/// What is done if an asset would be a duplicate. Source: `duplicate_action` of POST /v2/assets.
enum DuplicateAction: String, CaseIterable {
  case ignore = "IGNORE"
  case reject = "REJECT"
  case update = "UPDATE"
  case replace = "REPLACE"
}

/// By what an asset is taken for a duplicate of another of its type.
///
/// Source: `default_duplicate_strategy` of PUT /v2/asset_containers/configurations.
enum DuplicateStrategy: String, CaseIterable {
  case name = "DUPLICATE_DETECTION_BY_NAME"
  case nameAndResourceKey = "DUPLICATE_DETECTION_BY_NAME_AND_RESOURCE_KEY"
  case nameAndFolder = "DUPLICATE_DETECTION_BY_NAME_AND_FOLDER"
  case resourceKey = "DUPLICATE_DETECTION_BY_RESOURCE_KEY"
  case notApplicable = "DUPLICATE_DETECTION_NOT_APPLICABLE"
}
