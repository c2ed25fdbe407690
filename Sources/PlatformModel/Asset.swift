public import JSON

/// Names one asset: the container it lies in, and its id there.
public struct AssetID: Hashable, Sendable {
  public var container: ContainerID
  /// `metadata.asset_id`.
  public var id: String

  public init(_ id: String, in container: ContainerID) {
    self.container = container
    self.id = id
  }
}

/// An asset's metadata, as a row of a search shows it: small, since 100,000 of them may be held.
public struct Asset: Hashable, Sendable {
  public var id: AssetID
  public var name: String
  public var description: String?
  /// The name of its asset type, such as `data_asset`.
  public var type: String
  public var tags: [String]
  public var ownerID: String?
  public var createdAt: Timestamp?
  /// `metadata.usage.last_updated_at`, else when it was created.
  public var modifiedAt: Timestamp?
  public var modifierID: String?
  public var privacy: Privacy?
  /// Average of its ratings, 0 to 5; nil if nobody rated it.
  public var rating: Double?
  /// In bytes, nil if the platform does not say.
  public var size: Int?

  public init(
    id: AssetID, name: String, description: String? = nil, type: String, tags: [String] = [],
    ownerID: String? = nil, createdAt: Timestamp? = nil, modifiedAt: Timestamp? = nil,
    modifierID: String? = nil, privacy: Privacy? = nil, rating: Double? = nil, size: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.type = type
    self.tags = tags
    self.ownerID = ownerID
    self.createdAt = createdAt
    self.modifiedAt = modifiedAt
    self.modifierID = modifierID
    self.privacy = privacy
    self.rating = rating
    self.size = size
  }
}

/// One asset read whole: its metadata, what else a reader asks of it, and the document itself.
public struct AssetDetail: Hashable, Sendable {
  public var asset: Asset
  public var ratingCount: Int
  /// `available`, `deleted` …, verbatim.
  public var state: String?
  /// Names of the sections of its entity, such as `data_asset` and `column_info`.
  public var attributeNames: [String]
  public var attachmentNames: [String]
  /// `{metadata, entity, attachments?}` as answered.
  public var json: JSONValue

  public init(
    asset: Asset, privacy: Privacy? = nil, rating: Double? = nil, ratingCount: Int = 0,
    size: Int? = nil, state: String? = nil, attributeNames: [String] = [],
    attachmentNames: [String] = [], json: JSONValue = .null
  ) {
    self.asset = asset
    self.asset.privacy = privacy ?? asset.privacy
    self.asset.rating = rating ?? asset.rating
    self.asset.size = size ?? asset.size
    self.ratingCount = ratingCount
    self.state = state
    self.attributeNames = attributeNames
    self.attachmentNames = attachmentNames
    self.json = json
  }

  public var privacy: Privacy? {
    get { asset.privacy }
    set { asset.privacy = newValue }
  }

  /// Average of its ratings, 0 to 5; nil if nobody rated it.
  public var rating: Double? {
    get { asset.rating }
    set { asset.rating = newValue }
  }

  /// In bytes, nil if the platform does not say.
  public var size: Int? {
    get { asset.size }
    set { asset.size = newValue }
  }
}

/// Who may see an asset. Source: `metadata.rov.mode` (0 public, 8 private, 16 hidden).
public enum Privacy: Hashable, Sendable {
  case `public`
  case `private`
  case hidden
  case other(Int)

  public var word: String {
    switch self {
    case .public: "public"
    case .private: "private"
    case .hidden: "hidden"
    case .other(let mode): "mode \(mode)"
    }
  }
}

/// A type of assets, as its container declares it.
public struct AssetType: Hashable, Sendable {
  public var name: String
  public var description: String?
  public var json: JSONValue

  public init(name: String, description: String? = nil, json: JSONValue = .null) {
    self.name = name
    self.description = description
    self.json = json
  }
}

/// A column of a data asset, with what people wrote about it.
public struct Column: Hashable, Sendable {
  public var name: String
  /// As people write it: `varchar(64)`, `decimal(12,2)`.
  public var type: String
  public var isNullable: Bool?
  public var description: String?
  public var tags: [String]
  /// Display names of the business terms assigned to it.
  public var terms: [String]
  public var dataClass: String?
  public var json: JSONValue

  public init(
    name: String, type: String, isNullable: Bool? = nil, description: String? = nil,
    tags: [String] = [], terms: [String] = [], dataClass: String? = nil, json: JSONValue = .null
  ) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.description = description
    self.tags = tags
    self.terms = terms
    self.dataClass = dataClass
    self.json = json
  }
}

/// One end of a relationship, seen from the asset at the other end.
public struct Relationship: Hashable, Sendable {
  /// The name of the relationship as seen from here, such as `derived_from`.
  public var name: String
  /// The related asset; nil when the other end is an artifact of the glossary.
  public var asset: AssetID?
  /// Id of the related artifact; nil when the other end is an asset.
  public var artifactID: String?
  /// Nil if the platform named only an id.
  public var relatedName: String?
  /// Asset type or artifact type of the other end.
  public var relatedType: String?
  /// The column it is tied to, if it is not the whole asset.
  public var columnName: String?
  public var createdAt: Timestamp?
  public var json: JSONValue

  public init(
    name: String, asset: AssetID? = nil, artifactID: String? = nil, relatedName: String? = nil,
    relatedType: String? = nil, columnName: String? = nil, createdAt: Timestamp? = nil,
    json: JSONValue = .null
  ) {
    self.name = name
    self.asset = asset
    self.artifactID = artifactID
    self.relatedName = relatedName
    self.relatedType = relatedType
    self.columnName = columnName
    self.createdAt = createdAt
    self.json = json
  }
}

/// A revision of an asset, as the list of them shows it.
public struct Revision: Hashable, Sendable {
  public var number: Int
  public var committedAt: Timestamp?
  public var message: String?
  /// The asset's name at that time.
  public var name: String?
  public var json: JSONValue

  public init(
    number: Int, committedAt: Timestamp? = nil, message: String? = nil, name: String? = nil,
    json: JSONValue = .null
  ) {
    self.number = number
    self.committedAt = committedAt
    self.message = message
    self.name = name
    self.json = json
  }
}
