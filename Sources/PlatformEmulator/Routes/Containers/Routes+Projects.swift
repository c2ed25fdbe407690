import HTTPTypes
import JSON

extension Routes {
  static let projects: [Route] =
    [
      .get("/v2/projects", .projects, listProjects),
      .get("/v2/projects/total", .projects) { call in
        let total = try projectList(call).total()
        return Answer.json(["total": JSONValue(min(total, 2000))])
      },
      .get("/v2/projects/docs/schemas/v2-projects-api-openapi.yml", .projects) { _ in
        EmulatorResponse(
          status: .ok, headers: [.contentType: "text/yaml"],
          body: Array(ProjectsDescription.text.utf8))
      },
      .get("/v2/projects/{project_id}", .projects) { call in
        let project = try call.open(.project)
        let sections = ProjectSections(call)
        guard !sections.isNothing else { return Answer.empty() }
        return Answer.json(try sections.document(of: project))
      },
      .changing(.patch, "/v2/projects/{project_id}", .projects, patchProject),
      .changing(.patch, "/v2/projects/{project_id}/storage", .projects, patchStorage),
    ] + projectMembers + projectTags + projectSettings + projectTokens + projectTransactions

  /// `bookmark` only if there is more.
  ///
  /// Source: GET /v2/projects. `name`, `roles` and `guids` are taken without the parameters that the
  /// reference wants beside them, as clients leave these out.
  private static func listProjects(_ call: Call) throws -> EmulatorResponse {
    let list = try projectList(call)
    let sections = ProjectSections(call)
    let limit = try call.limit(default: 10, maximum: 100)
    let entries = try list.entries(
      after: call.bookmark(), skip: call.number("skip") ?? 0, limit: limit)
    let shown = entries.prefix(limit)
    var answer: JSONValue = [
      "total_results": JSONValue(try list.total()),
      "resources": .array(try shown.map { try sections.document(of: $0.record) }),
    ]
    if entries.count > limit, let last = shown.last {
      answer["bookmark"] = .string(last.bookmark.text)
    }
    return Answer.json(answer)
  }

  /// What GET /v2/projects and GET /v2/projects/total count.
  private static func projectList(_ call: Call) throws -> ContainerList {
    var list = ContainerList(call, .project)
    if call.query("match") == "keyword" {
      list.restrict(keywords: call.query("name") ?? "")
    } else {
      list.restrict(name: call.query("name"), isExact: true)
    }
    list.restrict(ids: call.queries("guids") + call.queries("project_ids"))
    list.restrict(tags: call.queries("tag_names") + call.queries("tags"))
    if let type = call.query("type") {
      _ = try ProjectRules.checked(type, "type", of: ProjectRules.types)
      list.restrict(oneOf: [type], in: "$.entity.type")
    }
    list.restrict(
      oneOf: call.queries("bss_account_id"), in: "$.entity.scope.bss_account_id")
    try list.restrictToMember()
    return list
  }

  /// Only the fields that are sent are changed.
  ///
  /// Source: PATCH /v2/projects/{project_id}.
  private static func patchProject(_ call: Call) throws -> EmulatorResponse {
    var project = try call.open(.project, as: .admin)
    let fields = try call.fields()
    var entity = project.document["entity"] ?? [:]
    if let name = try fields.string("name") {
      entity["name"] = .string(try ProjectRules.checkedName(name))
    }
    if let text = try fields.string("description") {
      entity["description"] = .string(try ProjectRules.checkedDescription(text))
    }
    if let type = try fields.string("type") {
      entity["type"] = .string(try ProjectRules.checked(type, "type", of: ProjectRules.types))
    }
    if let isPublic = try fields.bool("public") { entity["public"] = .bool(isPublic) }
    if let list = try fields.array("compute") { entity["compute"] = .array(list) }
    if let tools = try fields.strings("tools") {
      for tool in tools { _ = try ProjectRules.checked(tool, "tools", of: ProjectRules.tools) }
      entity["tools"] = .array(tools.map(JSONValue.string))
    }
    if let catalog = try fields.object("catalog")?.bool("public") {
      entity["catalog"]?["public"] = .bool(catalog)
    }
    project.document["entity"] = entity
    try project.save(at: call.now, in: call.database)
    return Answer.json(try ProjectSections(call).document(of: project))
  }

  /// Properties are put beside those that are there; the kind of storage stays what it is.
  ///
  /// Not in the reference; path of cpdctl, method guessed.
  private static func patchStorage(_ call: Call) throws -> EmulatorResponse {
    var project = try call.open(.project, as: .admin)
    let fields = try call.fields()
    var storage = project.document["entity"]?["storage"] ?? [:]
    if let type = try fields.string("type"), type != storage["type"]?.string {
      throw PlatformFault.invalid("The type of a project's storage cannot be changed.")
    }
    let properties = try fields.object("properties") ?? fields
    for (key, value) in properties.value.object ?? JSONObject() where key != "type" {
      var all = storage["properties"] ?? [:]
      all[key] = value
      storage["properties"] = all
    }
    project.document["entity"]?["storage"] = storage
    try project.save(at: call.now, in: call.database)
    return Answer.json(storage)
  }
}
