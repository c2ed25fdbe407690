import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Groups of settings, each with one switch. What was never set is empty.
  ///
  /// Sources: GET and PUT /v2/projects/{project_id}/settings/folders; the other two groups are
  /// recorded.
  static let projectSettings: [Route] = [
    ("folders", "enabled"), ("access_restrictions", "data"), ("audit_events", "enabled"),
  ].flatMap { group, field -> [Route] in
    let pattern = "/v2/projects/{project_id}/settings/\(group)"
    return [
      .get(pattern, .projects) { call in
        Answer.json(try call.open(.project).document["entity"]?["settings"]?[group] ?? [:])
      },
      .changing(.put, pattern, .projects) { call in
        var project = try call.open(.project, as: .admin)
        let fields = try call.fields()
        let inner = try fields.object(group) ?? fields
        guard let value = try inner.bool(field) else {
          throw PlatformFault.invalid("The field '\(field)' is required.", .field(field))
        }
        var settings = project.document["entity"]?["settings"] ?? [:]
        settings[group] = [field: .bool(value)]
        project.document["entity"]?["settings"] = settings
        try project.save(at: call.now, in: call.database)
        return Answer.json([field: .bool(value)])
      },
    ]
  }

  /// Access tokens of a project. Not in the reference; answers are recorded.
  static let projectTokens: [Route] = [
    .get("/v2/projects/{project_id}/tokens", .projects) { call in
      let project = try call.open(.project, as: .editor)
      let tokens = try ProjectToken.all(of: project.id, in: call.database)
      return Answer.json(["tokens": .array(tokens.map(\.document))])
    },
    .changing(.post, "/v2/projects/{project_id}/tokens", .projects, createToken),
    .changing(.delete, "/v2/projects/{project_id}/tokens/{token_guid}", .projects) { call in
      let project = try call.open(.project, as: .admin)
      let guid = call.parameter("token_guid")
      try call.database.execute(
        sql: "DELETE FROM project_token WHERE container_id = ? AND guid = ?",
        arguments: [project.id, guid])
      guard call.database.changesCount > 0 else {
        throw PlatformFault.missing("Failed to retrieve token: \(guid).")
      }
      return Answer.empty()
    },
  ]

  /// Without scopes it may look at the project.
  private static func createToken(_ call: Call) throws -> EmulatorResponse {
    let project = try call.open(.project, as: .admin)
    let fields = try call.fields()
    let name = try fields.requiredString("name")
    let scopes = fields["scopes"] == nil ? [] : try fields.objects("scopes", counts: 0...1)
    if let guid = try scopes.first?.string("guid"), guid != project.id {
      throw PlatformFault.invalid("The scope of a project's token must be the project itself.")
    }
    let isTaken = try ProjectToken.all(of: project.id, in: call.database)
      .contains { $0.name == name }
    guard !isTaken else {
      throw PlatformFault.invalid("The project has a token with the name '\(name)' already.")
    }
    let secret = ProjectToken.prefix + (call.newID() + call.newID()).filter { $0 != "-" }
    let token = ProjectToken(
      guid: call.newID(), project: project.id, secret: secret, name: name,
      role: try scopes.first?.role() ?? .viewer, created: call.now, lastUsed: nil)
    try token.insert(into: call.database)
    return Answer.json(token.document, .created)
  }
}
