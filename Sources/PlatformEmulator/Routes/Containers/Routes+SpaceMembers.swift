import HTTPTypes
import JSON

extension Routes {
  /// Not in the reference.
  static let spaceMembers: [Route] = [
    .get("/v2/spaces/{space_id}/members", .spaces, listSpaceMembers),
    .changing(.post, "/v2/spaces/{space_id}/members", .spaces, addSpaceMembers),
    .get("/v2/spaces/{space_id}/members/{member_id}", .spaces) { call in
      Answer.json(try spaceMember(of: call.open(.space), call).spaceDocument)
    },
    .changing(.patch, "/v2/spaces/{space_id}/members/{member_id}", .spaces, patchSpaceMember),
    .changing(.delete, "/v2/spaces/{space_id}/members/{member_id}", .spaces) { call in
      let space = try call.open(.space, as: .admin)
      try spaceMember(of: space, call).remove(from: call.database)
      try MemberRecord.requireAdministrator(of: space, in: call.database)
      return Answer.empty()
    },
  ]

  private static func spaceMember(
    of space: ContainerRecord, _ call: Call
  ) throws -> MemberRecord {
    let id = call.parameter("member_id")
    guard let member = try MemberRecord.find(id, of: space.id, in: call.database) else {
      throw PlatformFault.missing("There is no member '\(id)' in space '\(space.id)'.")
    }
    return member
  }

  private static func listSpaceMembers(_ call: Call) throws -> EmulatorResponse {
    let space = try call.open(.space)
    let roles = try call.roles("role")
    let kinds = call.queries("type")
    let states = call.queries("state").map { $0.uppercased() }
    let page = try LinkedPage(call, default: 100)
    let all = try MemberRecord.all(of: space.id, in: call.database).filter {
      (roles.isEmpty || roles.contains($0.role.rawValue))
        && (kinds.isEmpty || kinds.contains($0.kind.rawValue))
        && (states.isEmpty || states.contains($0.state))
    }
    let rest = Array(all.drop { $0.isBefore(page.start) })
    var answer = page.answer(rest, document: \.spaceDocument, bookmark: \.bookmark)
    if call.flag("total_count") { answer["total_count"] = JSONValue(all.count) }
    return Answer.json(answer)
  }

  private static func addSpaceMembers(_ call: Call) throws -> EmulatorResponse {
    let space = try call.open(.space, as: .admin)
    let added = try call.fields().objects("members", counts: 1...Int.max).map { fields in
      let kind = try fields.memberKind()
      let id = try fields.requiredString("id")
      guard let identity = try call.identity(id, kind: kind) else {
        throw PlatformFault.invalid(
          "There is no \(kind.rawValue) '\(id)'.", .field(fields.name("id")))
      }
      guard try MemberRecord.find(identity.id, of: space.id, in: call.database) == nil else {
        throw PlatformFault.conflict("'\(id)' is a member of the space already.")
      }
      let member = MemberRecord(
        container: space.id, id: identity.id, userName: identity.userName, role: try fields.role(),
        kind: kind, created: call.now)
      try member.insert(into: call.database)
      return member.spaceDocument
    }
    return Answer.json(["resources": .array(added)])
  }

  /// A JSON Patch of `/role` and `/state`.
  private static func patchSpaceMember(_ call: Call) throws -> EmulatorResponse {
    let space = try call.open(.space, as: .admin)
    var member = try spaceMember(of: space, call)
    let patch = try DocumentPatch(call)
    try patch.check { [["role"], ["state"]].contains($0) }
    let fields = try BodyFields(patch.applied(to: member.spaceDocument))
    member.role = try fields.role()
    let state = try fields.requiredString("state").uppercased()
    member.state = try ProjectRules.checked(state, "state", of: ["ACTIVE", "PENDING"])
    try member.save(in: call.database)
    try MemberRecord.requireAdministrator(of: space, in: call.database)
    return Answer.json(member.spaceDocument)
  }
}

extension MemberRecord {
  /// The state in lower case, unlike that of projects.
  var spaceDocument: JSONValue {
    [
      "id": .string(id), "role": .string(role.rawValue), "state": .string(state.lowercased()),
      "type": .string(kind.rawValue),
    ]
  }
}
