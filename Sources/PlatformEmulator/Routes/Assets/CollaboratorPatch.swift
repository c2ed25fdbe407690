import GRDB
import JSON

/// A JSON Patch of an asset's members, in which the older form names them by `collaborators` and
/// user name instead of `collaborator_ids` and id.
///
/// Source: PATCH /v2/assets/{asset_id}/collaborators.
struct CollaboratorPatch {
  private let body: JSONValue
  private let database: Database

  init(_ body: JSONValue, _ database: Database) {
    self.body = body
    self.database = database
  }

  /// By ids. Throws 400 for a path that tells of something else, or an unknown user.
  func patch() throws -> JSONPatch {
    let patch: JSONPatch
    do {
      patch = try JSONPatch(json: body)
    } catch {
      throw PlatformFault.invalid("The body is not a JSON Patch: \(error)")
    }
    return JSONPatch(try patch.operations.flatMap(operations))
  }

  private func operations(for operation: JSONPatch.Operation) throws -> [JSONPatch.Operation] {
    let tokens = operation.path.tokens
    guard tokens.count >= 3, tokens.prefix(2) == ["metadata", "rov"],
      ["collaborator_ids", "member_roles", "collaborators"].contains(tokens[2])
    else {
      throw PlatformFault.invalid(
        "The path '\(operation.path)' cannot be patched here.", .field(operation.path.description))
    }
    switch operation {
    case .replace(let path, let value) where Self.isEntry(path):
      return try replacements(of: path, by: value)
    case .add(_, let value) where tokens[2] == "collaborators" && tokens.count == 4:
      return [try addition(tokens[3], value)]
    case .remove where tokens[2] == "collaborators" && tokens.count == 4:
      return [.remove(path: Self.place(try id(of: tokens[3])))]
    default: return [operation]
    }
  }

  private static func isEntry(_ path: JSONPointer) -> Bool {
    path.tokens.count == 4 && path.tokens[2] != "member_roles"
  }

  /// A value that names somebody else puts that one in the place of the first.
  private func replacements(
    of path: JSONPointer, by value: JSONValue
  ) throws -> [JSONPatch.Operation] {
    let old = path.tokens[2] == "collaborators" ? try id(of: path.tokens[3]) : path.tokens[3]
    let addition = try addition(value["user_id"]?.string ?? old, value)
    guard addition.path != Self.place(old) else {
      return [.replace(path: Self.place(old), value: ["user_iam_id": .string(old)])]
    }
    return [.remove(path: Self.place(old)), addition]
  }

  private func addition(_ name: String, _ value: JSONValue) throws -> JSONPatch.Operation {
    let id = try value["user_iam_id"]?.string ?? id(of: name)
    return .add(path: Self.place(id), value: ["user_iam_id": .string(id)])
  }

  private static func place(_ id: String) -> JSONPointer {
    JSONPointer(tokens: ["metadata", "rov", "collaborator_ids", id])
  }

  private func id(of name: String) throws -> String {
    let user = try UserRecord.all(in: database).first {
      $0.id == name || $0.userName == name || $0.email == name
    }
    guard let user else {
      throw PlatformFault.invalid("There is no user '\(name)'.", .field("metadata.rov"))
    }
    return user.id
  }
}
