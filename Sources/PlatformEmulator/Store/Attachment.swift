import JSON

/// One element of the `attachments` of an asset: where its rows, its code, its bytes are.
///
/// Source: `attachments[]` of GET /v2/assets/{asset_id}.
struct Attachment: Hashable, Sendable {
  enum Kind: String, Sendable {
    /// Behind a connection.
    case remote
    /// In a file that the platform made for it.
    case managed
    /// In a file that was there.
    case referenced
  }

  /// As it stands in the asset.
  var document: JSONValue

  init(_ document: JSONValue) {
    self.document = document
  }

  var id: String { document["id"]?.string ?? "" }

  var kind: Kind {
    if document["is_remote"]?.bool == true { return .remote }
    return document["is_referenced"]?.bool == true ? .referenced : .managed
  }

  var isComplete: Bool { document["transfer_complete"]?.bool ?? false }

  /// How many files it is made of; 1 or more.
  var partitions: Int {
    get { max(document["data_partitions"]?.int ?? 1, 1) }
    set {
      document["data_partitions"] = JSONValue(newValue)
      document["is_partitioned"] = .bool(newValue > 1)
      document["handle"]?["max_part_num"] = JSONValue(newValue)
    }
  }

  /// Paths of its files from the assets folder on, one for each partition; none if it is remote. How
  /// the platform calls the second and later ones is not in the reference.
  var paths: [String] {
    guard kind != .remote, let key = document["object_key"]?.string else { return [] }
    return (1...partitions).map { $0 == 1 ? key : "\(key).part\($0)" }
  }

  /// How many bytes have arrived. Nil if a file is missing.
  func arrived(in store: FileStore) throws -> Int? {
    var size = 0
    for path in paths {
      guard let file = try store.find("assets/" + path), !file.isFolder else { return nil }
      size += file.size
    }
    return size
  }

  mutating func complete(size: Int, at now: Int64) {
    document["transfer_complete"] = true
    document["size"] = JSONValue(size)
    document["complete_time_ticks"] = JSONValue(now)
  }
}

extension Attachment {
  /// The same in another container, or once more in its own: managed files are copied with it.
  func copied(
    id: String, from source: FileStore, to target: FileStore, at now: Int64
  ) throws -> Attachment {
    var copy = self
    copy.document["id"] = .string(id)
    guard kind == .managed, let key = document["object_key"]?.string else { return copy }
    try target.makeRoot(at: now)
    let path = try target.free(key, for: id)
    copy.document["object_key"] = .string(path)
    copy.document["handle"]?["key"] = .string(path)
    for (old, new) in zip(paths, copy.paths) {
      guard let file = try source.find("assets/" + old) else { continue }
      try target.put(
        try source.bytes(of: file), at: "assets/" + new, mimeType: file.mimeType, at: now)
    }
    return copy
  }

  /// Of a managed one: the others' files are not its own.
  func removeFiles(from store: FileStore) throws {
    guard kind == .managed else { return }
    for path in paths { try store.remove("assets/" + path) }
  }
}

extension AssetRecord {
  /// Also says how large the asset is with them.
  mutating func setAttachments(_ list: [Attachment]) throws {
    attachments =
      list.isEmpty ? nil : JSONValue.array(list.map(\.document)).serialized()
    var head = try JSONValue.parse(metadata)
    head["size"] = JSONValue(list.reduce(0) { $0 + ($1.document["size"]?.int ?? 0) })
    metadata = head.serialized()
  }
}
