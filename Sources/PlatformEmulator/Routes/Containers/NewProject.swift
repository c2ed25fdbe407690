import GRDB
import JSON

/// A project that is about to be made.
///
/// Source: POST /transactional/v2/projects.
struct NewProject {
  let name: String
  private var entity: JSONValue

  /// Throws 400 for what the reference does not allow, 422 for a tag that is none.
  init(_ fields: BodyFields, _ call: Call) throws {
    name = try ProjectRules.checkedName(try fields.string("name"))
    let text = try ProjectRules.checkedDescription(try fields.string("description") ?? "")
    let type = try fields.string("type") ?? "cpd"
    let tags = try fields.strings("tags") ?? []
    let tools = try fields.strings("tools") ?? []
    for tool in tools { _ = try ProjectRules.checked(tool, "tools", of: ProjectRules.tools) }
    entity = [
      "name": .string(name), "generator": .string(try fields.string("generator") ?? "API"),
      "description": .string(text), "public": .bool(try fields.bool("public") ?? false),
      "storage": try Self.storage(fields, call),
      "scope": [
        "bss_account_id": "999",
        "enforce_members": .bool(try fields.bool("enforce_members") ?? false),
      ],
      "creator": .string(call.caller.userName), "creator_iam_id": .string(call.caller.id),
      "catalog": ["public": false, "guid": .string(call.newID())],
      "type": .string(try ProjectRules.checked(type, "type", of: ProjectRules.types)),
      "tags": .array(try tags.map { .string(try ProjectRules.checkedTag($0)) }),
      "tools": .array(tools.map(JSONValue.string)),
    ]
    if let compute = try fields.array("compute"), !compute.isEmpty {
      entity["compute"] = .array(compute)
    }
    if let context = try fields.string("context") { entity["context"] = .string(context) }
  }

  /// Throws 400 for a name that is taken, unless `verify_unique_name=false`; 422 if the caller has
  /// made too many.
  func create(_ call: Call) throws -> ContainerRecord {
    if call.query("verify_unique_name")?.lowercased() != "false",
      try ContainerRecord.isTaken(name: name, .project, in: call.database)
    {
      throw PlatformFault.invalid("A project with the name '\(name)' already exists.")
    }
    let count =
      try Int.fetchOne(
        call.database,
        sql: """
          SELECT count(*) FROM container
          WHERE kind = 'project' AND json_extract(document, '$.entity.creator_iam_id') = ?
          """, arguments: [call.caller.id]) ?? 0
    guard count < ProjectRules.mostProjects else {
      throw PlatformFault.unprocessable(
        "The number of projects created by the authenticated user exceeds the designated limit. "
          + "Projects created by user (\(count + 1)) > Projects per user limit "
          + "(\(ProjectRules.mostProjects)).")
    }
    let id = call.newID()
    let now = JSONValue.string(CalendarDate.milliseconds(call.now))
    let metadata: JSONValue = [
      "guid": .string(id), "url": .string("/v2/projects/\(id)"), "created_at": now,
      "updated_at": now,
    ]
    return try call.create(["metadata": metadata, "entity": entity], .project)
  }

  private static func storage(_ fields: BodyFields, _ call: Call) throws -> JSONValue {
    let kinds = ["assetfiles", "bmcos_object_storage", "local_git_storage", "amazon_s3"]
    let wanted = try fields.object("storage")
    let type = try wanted?.string("type") ?? kinds[0]
    var storage: JSONValue = [
      "type": .string(try ProjectRules.checked(type, "storage.type", of: kinds)),
      "guid": .string(call.newID()),
    ]
    if let properties = try wanted?.object("properties") {
      storage["properties"] = properties.value
    }
    return storage
  }
}
