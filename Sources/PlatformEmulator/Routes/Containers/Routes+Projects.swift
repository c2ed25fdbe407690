import JSON

extension Routes {
  static let projects: [Route] = [
    .get("/v2/projects", .projects, listProjects),
    .get("/v2/projects/total", .projects) { call in
      Answer.json(["total": JSONValue(try ContainerList(call, .project).total())])
    },
    .get("/v2/projects/{project_id}", .projects) { call in
      let project = try call.document(of: .project, call.parameter("project_id"))
      return Answer.json(try withSections(project, call))
    },
    .get("/v2/projects/{project_id}/members", .projects, listProjectMembers),
  ]

  /// `bookmark` only if there is more.
  ///
  /// Source: GET /v2/projects.
  private static func listProjects(_ call: Call) throws -> EmulatorResponse {
    var list = ContainerList(call, .project)
    list.restrict(name: call.query("name"), isExact: call.query("match") != "keyword")
    list.restrict(ids: call.queries("guids") + call.queries("project_ids"))
    let limit = try call.limit(default: 10, maximum: 100)
    let page = try list.page(
      after: call.bookmark(), skip: call.number("skip") ?? 0, limit: limit)
    var answer: JSONValue = [
      "total_results": JSONValue(try list.total()),
      "resources": .array(try page.documents.map { try withSections($0, call) }),
    ]
    if page.hasMore, let last = page.last {
      answer["bookmark"] = .string(last.text)
    }
    return Answer.json(answer)
  }

  /// `members`, `tags` and `settings` are told only when asked for.
  private static func withSections(_ project: JSONValue, _ call: Call) throws -> JSONValue {
    let include = Set(call.queries("include"))
    let isEverything = include.contains("everything")
    var project = project
    if isEverything || include.contains("members") {
      let id = project["metadata"]?["guid"]?.string ?? ""
      project["entity"]?["members"] = .array(try call.members(of: id).map(projectMember))
    }
    for section in ["tags", "settings"] {
      let isWanted = isEverything || include.contains(section)
      let value = project["entity"]?[section] ?? (section == "tags" ? [] : [:])
      project["entity"]?[section] = isWanted ? .some(value) : .none
    }
    return project
  }

  private static func listProjectMembers(_ call: Call) throws -> EmulatorResponse {
    let scope = WorldScope(kind: .project, id: call.parameter("project_id"))
    let roles = call.queries("roles")
    let names = call.queries("user_names")
    let members = try call.members(of: call.container(scope).scope.id).filter {
      (roles.isEmpty || roles.contains($0.role.rawValue))
        && (names.isEmpty || names.contains($0.userName))
    }
    return Answer.json(["members": .array(members.map(projectMember))])
  }

  private static func projectMember(_ member: WorldMember) -> JSONValue {
    [
      "id": .string(member.userID), "state": "ACTIVE", "user_name": .string(member.userName),
      "role": .string(member.role.rawValue), "type": "user",
    ]
  }
}
