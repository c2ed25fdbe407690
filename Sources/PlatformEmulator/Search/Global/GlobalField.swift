import GRDB

/// What a field name of global search stands for.
///
/// Source: `rows[]` of POST /v3/search.
enum GlobalField: Hashable, Sendable {
  /// Searched as in a search for assets.
  case asset(SearchField)
  /// `metadata.name.keyword`: the name as a whole.
  case wholeName
  /// The id of the catalog, project or space that the asset is in.
  case container(WorldScope.Kind)
  /// The same for every asset.
  case constant(String)

  init(_ name: String, in database: Database) throws {
    let isWhole = name.hasSuffix(".keyword")
    let plain = isWhole ? String(name.dropLast(".keyword".count)) : name
    if isWhole, plain == "metadata.name" {
      self = .wholeName
    } else if let field = Self.named[plain] {
      self = field
    } else {
      self = .asset(try SearchField(plain, in: database))
    }
  }

  /// Those that are searched when no field is named.
  static let standard = [
    "metadata.name", "metadata.description", "metadata.tags", "data_asset.columns.name",
  ]

  /// How much more a match is worth than one in the description. Not in the reference.
  var weight: Double {
    switch self {
    case .asset(.name), .wholeName: 3
    case .asset(.keyword(IndexedField.tags.rawValue)): 2
    default: 1
    }
  }

  /// How results are sorted by it.
  var sortField: SearchField {
    switch self {
    case .asset(let field): field
    case .wholeName: .name
    case .container, .constant: .unknown
    }
  }

  private static let named: [String: GlobalField] = [
    "artifact_id": .asset(.id),
    "last_updated_at": .asset(.time("updated")),
    "provider_type_id": .constant("cams"),
    "tenant_id": .constant(GlobalDocument.tenant),
    "metadata.name": .asset(.name),
    "metadata.description": .asset(.description),
    "metadata.tags": indexed(.tags),
    "metadata.artifact_type": indexed(.assetType),
    "metadata.state": indexed(.state),
    "metadata.modified_by": indexed(.updater),
    "metadata.created_on": .asset(.time("created")),
    "metadata.modified_on": .asset(.time("updated")),
    "entity.assets.catalog_id": .container(.catalog),
    "entity.assets.project_id": .container(.project),
    "entity.assets.space_id": .container(.space),
    "entity.assets.rov.privacy": indexed(.mode),
    "entity.assets.rov.owners": indexed(.owner),
    "entity.assets.resource_key": indexed(.resourceKey),
    "entity.assets.connection_id": indexed(.attachmentConnection),
  ]

  private static func indexed(_ field: IndexedField) -> GlobalField {
    .asset(.keyword(field.rawValue))
  }
}
