import GRDB
import JSON

/// An environment or specification: built in, or an asset of a project or space.
struct Specification {
  var kind: SpecificationKind
  var id: String
  var name: String
  var description: String?
  /// The section of the entity that is named as the kind; others are named in it by `guid`.
  var section: JSONValue
  /// Nil: it is built in.
  var record: AssetRecord?

  init(_ item: BuiltInSpecifications.Item) {
    kind = item.kind
    id = item.id
    name = item.name
    description = item.description
    section = item.section
  }

  /// Throws if the text of its entity is no JSON.
  init(_ record: AssetRecord, _ kind: SpecificationKind) throws {
    self.kind = kind
    self.record = record
    id = record.id
    name = record.name
    description = record.description
    section = try record.entity.map { try JSONValue.parse($0) }?[kind.rawValue] ?? [:]
  }
}

/// The specifications that a call can see: what is built in, and what lies in one project or space.
struct SpecificationShelf {
  let call: Call
  /// Nil: only what is built in.
  let container: Container?

  /// Built in ones first, then by name.
  func all(_ kind: SpecificationKind) throws -> [Specification] {
    let own = try container.map { container in
      try Row.fetchAll(
        call.database,
        sql: """
          SELECT a.*, d.metadata, d.entity, d.attachments
          FROM asset a JOIN asset_document d ON d.rowid = a.rowid
          WHERE a.container = ? AND a.type = ? ORDER BY a.name, a.rowid
          """, arguments: [container.row, kind.rawValue]
      ).map { try Specification(AssetRecord($0), kind) }
    }
    return BuiltInSpecifications.all.filter { $0.kind == kind }.map { Specification($0) }
      + (own ?? [])
  }

  /// Nil if there is none of this kind.
  func find(_ id: String, _ kind: SpecificationKind) throws -> Specification? {
    if let item = BuiltInSpecifications.find(id), item.kind == kind { return Specification(item) }
    guard let container, let record = try AssetRecord.find(id, in: call.database),
      record.container == container.row, record.type == kind.rawValue
    else { return nil }
    return try Specification(record, kind)
  }

  /// Throws 404 if there is none of this kind.
  func existing(_ id: String, _ kind: SpecificationKind) throws -> Specification {
    guard let found = try find(id, kind) else {
      throw PlatformFault.missing("The \(kind.title) '\(id)' does not exist.")
    }
    return found
  }

  /// One that can be changed. Throws 404 if there is none, 403 if it is built in.
  func changeable(_ id: String, _ kind: SpecificationKind) throws -> (Specification, AssetRecord) {
    let found = try existing(id, kind)
    guard let record = found.record else { throw call.forbiddenSpecification() }
    return (found, record)
  }

  /// Puts a new one into the store, and its asset type if it is the first of it.
  func create(
    _ kind: SpecificationKind, name: String, _ description: String?, _ section: JSONValue
  ) throws -> Specification {
    guard let container else { throw PlatformFault.invalid("No project or space is named.") }
    try call.declare(kind, in: container)
    let record = try call.create(
      NewAsset(
        type: kind.rawValue, name: name, description: description, entity: [kind.rawValue: section]),
      in: container)
    return try Specification(record, kind)
  }

  /// Stores name, description and section in place of what they were.
  func save(_ changed: Specification, over old: AssetRecord) throws -> Specification {
    var record = old
    var metadata = try JSONValue.parse(old.metadata)
    metadata["name"] = .string(changed.name)
    metadata["description"] = changed.description.map { .string($0) } ?? .none
    record.metadata = metadata.serialized()
    var entity = try old.entity.map { try JSONValue.parse($0) } ?? [:]
    entity[changed.kind.rawValue] = changed.section
    record.entity = entity.serialized()
    try record.save(over: old, by: call.caller.id, at: call.now, in: call.database)
    return try Specification(record, changed.kind)
  }
}

extension Call {
  /// The asset type of a kind comes into being with the first asset of it.
  fileprivate func declare(_ kind: SpecificationKind, in container: Container) throws {
    let type: JSONValue = [
      "name": .string(kind.rawValue), "version": 1, "description": .string(kind.title),
      "fields": [], "relationships": [], "external_asset_preview": [:], "properties": [:],
      "scope": "GLOBAL", "is_versioned": true,
    ]
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO asset_type SELECT ?, ?, ? WHERE NOT EXISTS (
          SELECT 1 FROM asset_type WHERE container_id = '' AND name = ?)
        """,
      arguments: [container.scope.id, kind.rawValue, type.serialized(), kind.rawValue])
  }
}
