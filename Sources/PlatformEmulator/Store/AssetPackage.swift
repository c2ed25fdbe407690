import GRDB
import HTTPTypes
import JSON

/// Assets with their files, types and places in one archive, as exports and imports carry them.
///
/// | path | content |
/// |---|---|
/// | `assets/.METADATA/<type>.<id>.json` | the asset: `{"metadata", "entity", "attachments"?}` |
/// | `assets/<object key>` | the file of a managed or referenced attachment |
/// | `assettypes/<type>.json` | the types of the assets |
///
/// What real archives look like inside is not in the reference.
struct AssetPackage {
  private(set) var archive: ZipArchive

  init(_ archive: ZipArchive) {
    self.archive = archive
  }

  /// Packs assets of one container.
  init(_ records: [AssetRecord], in container: Container, _ database: Database) throws {
    var entries: [ZipArchive.Entry] = []
    let store = FileStore(database: database, owner: container.scope.id)
    for type in Set(records.map(\.type)).sorted() {
      let scopes = AssetTypeScope.container(container).visible
      if let document = try AssetTypeRecord.find(type, in: scopes, database)?.document {
        entries.append(
          ZipArchive.Entry(path: "assettypes/\(type).json", bytes: document.serializedBytes()))
      }
    }
    for record in records {
      var document = try record.document(in: container)
      document["href"] = nil
      entries.append(
        ZipArchive.Entry(
          path: "\(Self.metadata)\(record.type).\(record.id).json",
          bytes: document.serializedBytes()))
    }
    let paths = try records.flatMap { try $0.attachmentList().flatMap { Attachment($0).paths } }
    entries += try Set(paths).sorted().compactMap { path in
      try store.find("assets/" + path).map {
        ZipArchive.Entry(path: "assets/" + path, bytes: try store.bytes(of: $0))
      }
    }
    archive = ZipArchive(entries)
  }

  private static let metadata = "assets/.METADATA/"

  /// The assets' documents, as they were.
  var documents: [JSONValue] {
    archive.entries.filter { $0.path.hasPrefix(Self.metadata) && $0.path.hasSuffix(".json") }
      .compactMap { entry in
        let document = try? JSONValue.parse(entry.bytes)
        return document?["metadata"]?["asset_type"]?.string == nil ? nil : document
      }
  }

  /// What of the metadata goes along; the rest belongs to the asset that was packed.
  private static let keptFields = [
    "origin_country", "resource_key", "identity_key", "asset_category", "source_system",
    "child_source_systems", "source_system_history", "size",
  ]

  /// What became of the assets.
  struct Outcome: Hashable {
    /// Including duplicates that were changed.
    var imported = 0
    /// Names of assets that are there already and were refused.
    var rejected: [String] = []
  }

  /// Puts the assets into a container, under new ids that they also call each other by. Duplicates
  /// meet what the container is configured to do with them.
  func unpack(into container: Container, _ writer: AssetWriter) throws -> Outcome {
    let documents = documents
    var ids: [String: String] = [:]
    for document in documents {
      guard let old = document["metadata"]?["asset_id"]?.string else { continue }
      ids[old] = writer.identifiers.next()
    }
    try addTypes(to: container, writer.database)
    var outcome = Outcome()
    for document in documents {
      do {
        // A refused asset leaves no files behind.
        try writer.database.inSavepoint {
          try put(Self.renamed(document, ids), into: container, writer)
          return .commit
        }
        outcome.imported += 1
      } catch let fault as PlatformFault where fault.status == .conflict {
        outcome.rejected.append(document["metadata"]?["name"]?.string ?? "")
      }
    }
    return outcome
  }

  private func put(
    _ document: JSONValue, into container: Container, _ writer: AssetWriter
  ) throws {
    let asset = try asset(document, container, writer)
    let (record, isNew) = try writer.create(asset, in: container, action: nil)
    guard isNew, record.type == "job" else { return }
    var whole = try record.document(in: container)
    whole["href"] = nil
    var job = JobRecord(whole, in: container.scope)
    // A copy does not start by itself before somebody schedules it.
    job.nextRun = nil
    try job.insert(into: writer.database)
  }

  private func asset(
    _ document: JSONValue, _ container: Container, _ writer: AssetWriter
  ) throws -> NewAsset {
    let metadata = document["metadata"]
    var asset = NewAsset(
      type: metadata?["asset_type"]?.string ?? "", name: metadata?["name"]?.string ?? "",
      description: metadata?["description"]?.string,
      tags: metadata?["tags"]?.array?.compactMap(\.string) ?? [], entity: document["entity"] ?? [:],
      id: metadata?["asset_id"]?.string)
    for key in Self.keptFields {
      if let value = metadata?[key] { asset.metadata[key] = value }
    }
    asset.attachments = try (document["attachments"]?.array ?? []).map {
      try attachment(Attachment($0), container, writer).document
    }
    return asset
  }

  /// Managed files get a free path; referenced ones are put where they were if nothing is there.
  private func attachment(
    _ old: Attachment, _ container: Container, _ writer: AssetWriter
  ) throws -> Attachment {
    let store = FileStore(database: writer.database, owner: container.scope.id)
    var new = old
    new.document["id"] = .string(writer.identifiers.next())
    if old.kind == .managed, let key = old.document["object_key"]?.string {
      let path = try store.free(key, for: new.id)
      new.document["object_key"] = .string(path)
      new.document["handle"]?["key"] = .string(path)
    }
    try store.makeRoot(at: writer.now)
    for (source, target) in zip(old.paths, new.paths) {
      guard let bytes = archive["assets/" + source], try store.find("assets/" + target) == nil
      else { continue }
      try store.put(
        bytes, at: "assets/" + target, mimeType: new.document["mime"]?.string, at: writer.now)
    }
    return new
  }

  private func addTypes(to container: Container, _ database: Database) throws {
    for entry in archive.entries where entry.path.hasPrefix("assettypes/") {
      let scope = AssetTypeScope.container(container)
      guard var document = try? JSONValue.parse(entry.bytes), let name = document["name"]?.string,
        try AssetTypeRecord.find(name, in: scope.visible, database) == nil
      else { continue }
      document["scope"] = .string(scope.name)
      try AssetTypeRecord(scope: scope, name: name, document: document).save(in: database)
    }
  }

  /// Every text that is the id of a packed asset becomes its new one.
  private static func renamed(_ value: JSONValue, _ ids: [String: String]) -> JSONValue {
    switch value {
    case .string(let text): return ids[text].map(JSONValue.string) ?? value
    case .array(let list): return .array(list.map { renamed($0, ids) })
    case .object(let members):
      var object = JSONObject()
      for (key, member) in members { object[key] = renamed(member, ids) }
      return .object(object)
    default: return value
    }
  }
}
