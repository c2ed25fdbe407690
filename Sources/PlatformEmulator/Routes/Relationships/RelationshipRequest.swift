import GRDB
import JSON

/// Two things that somebody wants to bind, or no longer to be bound.
///
/// Source: POST /v2/assets/set_relationships.
struct RelationshipRequest {
  /// One of the two, as it was named.
  enum Reference {
    case asset(WorldScope, id: String, column: String?)
    case artifact(id: String, type: String)
  }

  let name: String
  let source: Reference
  let target: Reference

  init(name: String, source: Reference, target: Reference) {
    self.name = name
    self.source = source
    self.target = target
  }

  init(_ fields: BodyFields) throws {
    name = try fields.requiredString("relationship_name")
    source = try Reference(fields.requiredObject("source"))
    target = try Reference(fields.requiredObject("target"))
  }

  /// True if it is new. Throws 404 for what is not there, 403 for a container that the caller may
  /// not change, 400 if no type of relationships binds such things.
  func set(_ call: Call) throws -> Bool {
    try checkAccess(call)
    let source = try source.end(call)
    let target = try target.end(call)
    for type in try RelationshipTypeRecord.named(name, in: call.database) {
      for isReversed in [false, true] {
        let (own, other) = isReversed ? (type.end2, type.end1) : (type.end1, type.end2)
        guard own.name == name, own.accepts(source.typeKind, in: source.container),
          other.accepts(target.typeKind, in: target.container)
        else { continue }
        return try RelationshipRecord(type, source, target, isReversed: isReversed)
          .set(by: call.caller.id, at: call.now, in: call.database)
      }
    }
    throw PlatformFault.invalid(
      "There is no relationship '\(name)' from \(source.type) to \(target.type).",
      .field("relationship_name"))
  }

  /// What is not bound is passed over; the things themselves need not be there any more.
  func unset(_ call: Call) throws {
    try checkAccess(call)
    let places = RelationshipRecord.places(named: name, source.bareEnd, target.bareEnd)
    try call.database.execute(
      sql: "DELETE FROM relationship WHERE \(places.sql)", arguments: places.statementArguments)
  }

  func isSet(_ call: Call) throws -> Bool {
    let places = RelationshipRecord.places(named: name, source.bareEnd, target.bareEnd)
    return try Bool.fetchOne(
      call.database, sql: "SELECT EXISTS (SELECT 1 FROM relationship WHERE \(places.sql))",
      arguments: places.statementArguments) ?? false
  }

  /// The source must be the caller's to change and the target to look at; an artifact is nobody's.
  /// Not in the reference.
  private func checkAccess(_ call: Call) throws {
    switch (source, target) {
    case (.asset(let scope, _, _), let target):
      _ = try call.container(scope)
      guard case .asset(let scope, _, _) = target else { return }
      _ = try call.container(scope, toRead: true)
    case (_, .asset(let scope, _, _)):
      _ = try call.container(scope)
    default:
      throw PlatformFault.invalid("Two artifacts cannot be bound here.", .field("target"))
    }
  }
}

extension RelationshipRequest.Reference {
  /// An asset and its container, or an artifact and its type. Throws 400 for anything else.
  init(_ fields: BodyFields) throws {
    if let artifact = try fields.string("artifact_id") {
      self = .artifact(id: artifact, type: try fields.requiredString("artifact_type"))
      return
    }
    let (id, column) = RelationshipSubject.parts(of: try fields.requiredString("asset_id"))
    let scopes = try WorldScope.Kind.allCases.compactMap { kind in
      try fields.string("\(kind.rawValue)_id").map { WorldScope(kind: kind, id: $0) }
    }
    guard scopes.count == 1 else {
      throw PlatformFault.invalid(
        "Exactly one of catalog_id, project_id, space_id must be specified.",
        .field(fields.name("catalog_id")))
    }
    self = .asset(scopes[0], id: id, column: try column ?? fields.string("column_name"))
  }

  /// What stands there. Throws 404 if the asset, or its column, is not there.
  fileprivate func end(_ call: Call) throws -> RelationshipEnd {
    switch self {
    case .artifact(let id, let type):
      return RelationshipEnd(artifact: id, type: type)
    case .asset(let scope, let id, let column):
      let container = try call.container(scope, toRead: true)
      let record = try call.asset(id, in: container)
      if let column, !(try record.columnNames().contains(column)) {
        throw PlatformFault.missing("The asset '\(id)' has no column '\(column)'.")
      }
      return RelationshipEnd(record, in: container, column: column)
    }
  }

  /// Enough of it to find where it stands.
  fileprivate var bareEnd: RelationshipEnd {
    switch self {
    case .artifact(let id, let type):
      return RelationshipEnd(artifact: id, type: type)
    case .asset(let scope, let id, let column):
      var end = RelationshipEnd(artifact: id, type: "")
      end.kind = scope.kind.rawValue
      end.container = scope.id
      end.column = column
      return end
    }
  }
}
