/// Which members of an asset's document are indexed, and under which fields: a tree of names.
///
/// Lists are no level of their own: `columns.name` stands for the name of each column.
struct TermPaths: Sendable {
  struct Node: Sendable {
    fileprivate(set) var names: [[UInt8]] = []
    fileprivate(set) var children: [Int] = []
    fileprivate(set) var fields: [Int64] = []
    /// The value says who the asset's members are.
    fileprivate(set) var isPrivacy = false

    /// The child of this name; 0 if there is none.
    @inline(__always)
    func child(_ name: UnsafeBufferPointer<UInt8>) -> Int {
      for (index, known) in names.enumerated()
      where known.count == name.count && known.elementsEqual(name) {
        return children[index]
      }
      return 0
    }
  }

  private(set) var nodes = [Node()]

  static let root = 0

  /// Those of every asset.
  init() {
    for section in ["metadata", "entity", "attachments"] { _ = node([section]) }
    for (path, fields) in Self.ofEveryAsset {
      for field in fields { add(path, field: field.rawValue) }
    }
    nodes[node(["metadata", "rov"])].isPrivacy = true
  }

  mutating func add(_ path: String, field: Int64) {
    let node = node(path.split(separator: ".").map(String.init))
    if !nodes[node].fields.contains(field) { nodes[node].fields.append(field) }
  }

  /// The node of a section: `metadata`, `entity` or `attachments`.
  func section(_ name: String) -> Int {
    let bytes = Array(name.utf8)
    return bytes.withUnsafeBufferPointer { nodes[Self.root].child($0) }
  }

  private mutating func node(_ path: [String]) -> Int {
    var current = Self.root
    for name in path {
      let bytes = Array(name.utf8)
      var next = bytes.withUnsafeBufferPointer { nodes[current].child($0) }
      if next == 0 {
        next = nodes.count
        nodes.append(Node())
        nodes[current].names.append(bytes)
        nodes[current].children.append(next)
      }
      current = next
    }
    return current
  }

  /// Source: GET /v2/assets/{asset_id}, `metadata` and `attachments`.
  private static let ofEveryAsset: [(String, [IndexedField])] = [
    ("metadata.tags", [.tags]),
    ("metadata.asset_type", [.assetType]),
    ("metadata.asset_attributes", [.attributes]),
    ("metadata.asset_category", [.category]),
    ("metadata.asset_state", [.state]),
    ("metadata.catalog_id", [.catalog]),
    ("metadata.project_id", [.project]),
    ("metadata.space_id", [.space]),
    ("metadata.delete_timestamp", [.deleteTimestamp]),
    ("metadata.rov.mode", [.mode]),
    ("metadata.owner_id", [.owner, .memberOrOwner]),
    ("metadata.rating", [.rating]),
    ("metadata.resource_key", [.resourceKey]),
    ("metadata.identity_key", [.identityKey]),
    ("metadata.source_asset.asset_id", [.sourceAsset]),
    ("metadata.source_asset.catalog_id", [.sourceCatalog]),
    ("metadata.source_asset.project_id", [.sourceProject]),
    ("metadata.source_asset.space_id", [.sourceSpace]),
    ("metadata.source_system.source", [.sourceSystem]),
    ("metadata.source_system.asset_identifier", [.sourceSystemAsset]),
    ("metadata.source_system.creation_timestamp", [.sourceSystemCreated]),
    ("metadata.source_system.source_system_id", [.sourceSystemID]),
    ("metadata.source_system_history.asset_identifier", [.historyAsset]),
    ("metadata.source_system_history.source_system_id", [.historySystem]),
    ("metadata.origin_country", [.originCountry]),
    ("attachments.connection_id", [.attachmentConnection]),
    ("attachments.connection_path", [.attachmentPath]),
    ("attachments.name", [.attachmentName]),
    ("attachments.object_key", [.attachmentObjectKey]),
    ("metadata.usage.last_updater_id", [.updater]),
  ]
}
