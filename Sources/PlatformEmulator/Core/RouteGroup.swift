/// The groups into which the reference sorts its operations.
enum RouteGroup: String, Hashable, Sendable, CaseIterable {
  case auth = "Auth"
  case assetFiles = "Asset Files"
  case assetContainers = "Asset Containers"
  case assetLists = "Asset Lists"
  case relationshipTypes = "Relationship Types"
  case assetTypes = "Asset Types"
  case assets = "Assets"
  case relationships = "Relationships"
  case attachments = "Attachments"
  case attributes = "Attributes"
  case assetExtras = "Asset conflicts, images, notes, ratings, revisions"
  case catalogs = "Catalogs"
  case dataAssets = "Data and Folder Assets"
  case trash = "Trash"
  case connections = "Connections"
  case datasourceTypes = "Datasource Types"
  case environments = "Environments"
  case hardwareSpecifications = "Hardware Specifications"
  case softwareSpecifications = "Software Specifications"
  case packageExtensions = "Package Extensions"
  case runtimeDefinitions = "Runtime definitions"
  case globalSearch = "Global Search"
  case jobs = "Jobs"
  case projects = "Projects"
  case spaces = "Spaces"
  case exportsAndImports = "Exports and Imports"
  case aiLakeDatabases = "AI Lake Databases"
  case aiLakePipeTables = "AI Lake Pipe Tables"
  case aiLakeOperations = "AI Lake Services & Operations"
  /// What only the emulator has; in no reference.
  case administration = "Emulator"

  /// AI Lake has its own sign-in and is a platform of its own.
  var isAILake: Bool {
    switch self {
    case .aiLakeDatabases, .aiLakePipeTables, .aiLakeOperations: true
    default: false
    }
  }

  /// False: whatever is done there, searches for assets find the same.
  var changesAssets: Bool {
    !isAILake && self != .administration
  }

  /// How this group words its failures.
  func faultShape(of pattern: String) -> FaultShape {
    switch self {
    case .auth:
      if pattern.hasPrefix("/v2/") {
        .common
      } else if pattern.hasPrefix("/id") {
        .identity
      } else {
        .userManagement
      }
    case .projects: .projects(isTransactional: pattern.hasPrefix("/transactional/"))
    case .assetFiles: .assetFiles
    case .aiLakeDatabases, .aiLakePipeTables, .aiLakeOperations: .aiLake
    default: .common
    }
  }
}
