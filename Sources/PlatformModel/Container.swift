public import JSON

/// A kind of container for assets: a catalog, a project or a deployment space.
public enum ContainerKind: String, Hashable, Sendable, CaseIterable {
  case catalog
  case project
  case space

  /// The query parameter that names a container of this kind on nearly every asset call
  /// (`catalog_id`, `project_id` or `space_id`, exactly one of the three).
  ///
  /// Source: payloads of the asset APIs, "three scopes".
  public var scopeParameter: String { "\(rawValue)_id" }
}

/// Names one container on one platform.
public struct ContainerID: Hashable, Sendable {
  public var kind: ContainerKind
  /// The platform's id, a UUID in most cases (`metadata.guid`, spaces: `metadata.id`).
  public var id: String

  public init(_ kind: ContainerKind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// A catalog, project or space, as lists and single reads show it.
public struct Container: Hashable, Sendable {
  public var id: ContainerID
  public var name: String
  public var description: String?
  public var createdAt: Timestamp?
  public var updatedAt: Timestamp?
  /// Id of the user who created it; a number as text on Cloud Pak for Data.
  public var creatorID: String?
  public var tags: [String]
  /// A space under way is `preparing`; nil for catalogs and projects.
  public var state: String?
  /// The document this was read from.
  public var json: JSONValue

  public init(
    id: ContainerID, name: String, description: String? = nil, createdAt: Timestamp? = nil,
    updatedAt: Timestamp? = nil, creatorID: String? = nil, tags: [String] = [],
    state: String? = nil, json: JSONValue = .null
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.creatorID = creatorID
    self.tags = tags
    self.state = state
    self.json = json
  }
}
