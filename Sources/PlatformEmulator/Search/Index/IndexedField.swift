/// A field that every asset can be searched by. Numbers are kept in the store: never to be changed.
///
/// Source: "Searchable Asset and Attachment Fields" of POST /v2/asset_types/{type_name}/search; what
/// is not listed there is said to be not in the reference.
enum IndexedField: Int64, CaseIterable, Sendable {
  /// Every asset of the container, under no value.
  case everything = 0
  /// Words of the name and of the description.
  case nameWords = 1
  case descriptionWords = 2
  /// Beginning of the description, to sort by.
  case description = 3
  case tags = 4
  case assetType = 5
  case attributes = 6
  case category = 7
  case state = 8
  case catalog = 9
  case project = 10
  case space = 11
  case deleteTimestamp = 12
  case members = 13
  case editor = 14
  case viewer = 15
  case memberOrOwner = 16
  case mode = 21
  case owner = 22
  case rating = 24
  case resourceKey = 25
  case identityKey = 26
  case sourceAsset = 27
  case sourceCatalog = 28
  case sourceProject = 29
  case sourceSpace = 30
  case sourceSystem = 31
  case sourceSystemAsset = 32
  case sourceSystemCreated = 33
  case sourceSystemID = 34
  case historyAsset = 35
  case historySystem = 36
  /// Not in the reference, but clients ask for it.
  case originCountry = 37
  case attachmentConnection = 38
  case attachmentPath = 39
  case attachmentName = 40
  case attachmentObjectKey = 41
  /// Who changed the asset last. Source: `metadata.modified_by` of POST /v3/search.
  case updater = 42

  /// As queries name it; nil for those that only search itself uses.
  var name: String? {
    switch self {
    case .everything, .nameWords, .descriptionWords, .description: nil
    case .tags: "asset.tags"
    case .assetType: "asset.asset_type"
    case .attributes: "asset.asset_attributes"
    case .category: "asset.asset_category"
    case .state: "asset.asset_state"
    case .catalog: "asset.catalog_id"
    case .project: "asset.project_id"
    case .space: "asset.space_id"
    case .deleteTimestamp: "asset.delete_timestamp"
    case .members: "asset.memberIds"
    case .editor: "asset.editor_id"
    case .viewer: "asset.viewer_id"
    case .memberOrOwner: "asset.member_or_owner_id"
    case .mode: "asset.mode"
    case .owner: "asset.owner_id"
    case .rating: "asset.rating"
    case .resourceKey: "asset.resource_key"
    case .identityKey: "asset.identity_key"
    case .sourceAsset: "asset.source_asset_id"
    case .sourceCatalog: "asset.source_catalog_id"
    case .sourceProject: "asset.source_project_id"
    case .sourceSpace: "asset.source_space_id"
    case .sourceSystem: "asset.source_system"
    case .sourceSystemAsset: "asset.source_system_asset_id"
    case .sourceSystemCreated: "asset.source_system_created_at"
    case .sourceSystemID: "asset.source_system_id"
    case .historyAsset: "asset.source_history_asset_id"
    case .historySystem: "asset.source_history_system_id"
    case .originCountry: "asset.origin_country"
    case .attachmentConnection: "attachment.connection_id"
    case .attachmentPath: "attachment.connection_path"
    case .attachmentName: "attachment.name"
    case .attachmentObjectKey: "attachment.object_key"
    case .updater: "asset.last_updater_id"
    }
  }

  static let byName: [String: IndexedField] = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { field in field.name.map { ($0, field) } })

  /// Where numbers of fields begin that asset types declare.
  static let firstDeclared: Int64 = 1_000
}
