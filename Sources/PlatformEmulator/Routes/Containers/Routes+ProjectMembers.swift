import HTTPTypes
import JSON

extension Routes {
  static let projectMembers: [Route] = [
    .get("/v2/projects/{project_id}/members", .projects, listProjectMembers),
    .changing(.post, "/v2/projects/{project_id}/members", .projects, addProjectMembers),
    .changing(.patch, "/v2/projects/{project_id}/members", .projects, changeProjectMembers),
    .changing(.delete, "/v2/projects/{project_id}/members", .projects) { call in
      let names = call.queries("user_names")
      guard !names.isEmpty else {
        throw PlatformFault.invalid(
          "The parameter 'user_names' is required.", .parameter("user_names"))
      }
      return try removeProjectMembers(names, call)
    },
    .get("/v2/projects/{project_id}/members/{user_name}", .projects, readProjectMember),
    .changing(.delete, "/v2/projects/{project_id}/members/{user_name}", .projects) { call in
      try removeProjectMembers([call.parameter("user_name")], call)
    },
  ]

  private static func listProjectMembers(_ call: Call) throws -> EmulatorResponse {
    let project = try call.open(.project)
    let roles = try call.roles("roles")
    let names = call.queries("user_names")
    let members = try MemberRecord.all(of: project.id, in: call.database).filter {
      (roles.isEmpty || roles.contains($0.role.rawValue))
        && (names.isEmpty || names.contains($0.userName))
    }
    return Answer.json(["members": .array(members.map(\.projectDocument))])
  }

  /// Answers those that were added.
  ///
  /// Source: POST /v2/projects/{project_id}/members. That one cannot be added twice is not in the
  /// reference.
  private static func addProjectMembers(_ call: Call) throws -> EmulatorResponse {
    let project = try call.open(.project, as: .admin)
    let added = try call.fields().objects("members", counts: 1...Int.max).map { fields in
      let member = try newMember(fields, of: project, call)
      if try MemberRecord.find(member.id, of: project.id, in: call.database) != nil {
        throw PlatformFault.invalid("The project has the member '\(member.userName)' already.")
      }
      try member.insert(into: call.database)
      return member.projectDocument
    }
    return Answer.json(["members": .array(added)])
  }

  /// Somebody who is not known can be invited: `state` then is `PENDING`.
  private static func newMember(
    _ fields: BodyFields, of project: ContainerRecord, _ call: Call
  ) throws -> MemberRecord {
    let role = try fields.role()
    let kind = try fields.memberKind()
    let name = try fields.string("id") ?? fields.requiredString("user_name")
    let isInvited = try fields.string("state") == "PENDING"
    let identity = try call.identity(name, kind: kind)
    guard let identity = identity ?? (isInvited ? (id: name, userName: name) : nil) else {
      throw PlatformFault.invalid("There is no \(kind.rawValue) '\(name)'.")
    }
    var member = MemberRecord(
      container: project.id, id: identity.id, userName: identity.userName, role: role, kind: kind,
      created: call.now)
    if isInvited { member.state = "PENDING" }
    return member
  }

  /// Source: PATCH /v2/projects/{project_id}/members.
  private static func changeProjectMembers(_ call: Call) throws -> EmulatorResponse {
    let project = try call.open(.project, as: .admin)
    let changed = try call.fields().objects("members", counts: 1...Int.max).map { fields in
      let name = try fields.string("user_name") ?? fields.requiredString("id")
      var member = try projectMember(name, of: project, call)
      if fields["role"] != nil { member.role = try fields.role() }
      if let state = try fields.string("state") {
        member.state = try ProjectRules.checked(state, "state", of: ["ACTIVE", "PENDING"])
      }
      try member.save(in: call.database)
      return member.projectDocument
    }
    try MemberRecord.requireAdministrator(of: project, in: call.database)
    return Answer.json(["members": .array(changed)])
  }

  private static func removeProjectMembers(
    _ names: [String], _ call: Call
  ) throws -> EmulatorResponse {
    let project = try call.open(.project, as: .admin)
    for name in names {
      try projectMember(name, of: project, call).remove(from: call.database)
    }
    try MemberRecord.requireAdministrator(of: project, in: call.database)
    return Answer.empty()
  }

  /// Who is a member by a group only is told with the group's role, unless `resolve_groups=false`.
  /// The name of the flag that then is set is lost.
  ///
  /// Source: GET /v2/projects/{project_id}/members/{user_name}.
  private static func readProjectMember(_ call: Call) throws -> EmulatorResponse {
    let project = try call.open(.project)
    let name = call.parameter("user_name")
    if let member = try MemberRecord.find(name, of: project.id, in: call.database) {
      return Answer.json(member.projectDocument)
    }
    guard call.query("resolve_groups")?.lowercased() != "false",
      let user = try call.identity(name, kind: .user)
    else {
      throw missingMember(name, of: project)
    }
    let groups = try UserGroup.identities(of: user.id).compactMap { id in
      try MemberRecord.find(id, of: project.id, in: call.database)
    }
    guard var member = groups.max(by: { $0.role.rank < $1.role.rank }) else {
      throw missingMember(name, of: project)
    }
    (member.id, member.userName, member.kind) = (user.id, user.userName, .user)
    var document = member.projectDocument
    document["is_derived"] = true
    return Answer.json(document)
  }

  private static func projectMember(
    _ name: String, of project: ContainerRecord, _ call: Call
  ) throws -> MemberRecord {
    guard let member = try MemberRecord.find(name, of: project.id, in: call.database) else {
      throw missingMember(name, of: project)
    }
    return member
  }

  private static func missingMember(_ name: String, of project: ContainerRecord) -> PlatformFault {
    .missing("Failed to retrieve member '\(name)' of project: \(project.id).")
  }
}

extension MemberRecord {
  /// Source: GET /v2/projects/{project_id}/members, recorded. Groups have no state.
  var projectDocument: JSONValue {
    var document: JSONValue = ["id": .string(id)]
    if kind == .user { document["state"] = .string(state) }
    document["user_name"] = .string(userName)
    document["role"] = .string(role.rawValue)
    document["type"] = .string(kind.rawValue)
    return document
  }
}
