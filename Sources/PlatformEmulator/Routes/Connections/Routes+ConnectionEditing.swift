import HTTPTypes
import JSON

extension Routes {
  static let connectionEditing: [Route] = [
    .changing(.post, "/v2/connections", .connections, createConnection),
    .changing(.patch, "/v2/connections/{connection_id}", .connections, patchConnection),
    .changing(.post, "/v2/connections/{connection_id}/copy", .connections, copyConnection),
  ]

  /// 201; with `persist=false` nothing is kept and the answer is what it would have been.
  ///
  /// Source: POST /v2/connections.
  private static func createConnection(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let draft = try ConnectionDraft(try call.fields(), call)
    try draft.check(call, tests: call.query("test")?.lowercased() != "false")
    let record = try ConnectionRecord(try call.create(draft.asset, in: container))
    let document = try ConnectionDocument(call, in: container).document(of: record)
    if call.query("persist")?.lowercased() == "false" {
      try record.asset.remove(from: call.database)
      return Answer.json(["metadata": [:], "entity": document["entity"] ?? [:]])
    }
    return Answer.json(document, .created)
  }

  /// What a connection is stays what it is.
  private static let fixedMembers = [
    "datasource_type", "ref_catalog_id", "ref_asset_id", "owner_id",
  ]

  /// The patch is of the entity, secrets in clear; the answer is the entity only.
  ///
  /// Source: PATCH /v2/connections/{connection_id}.
  private static func patchConnection(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let record = try call.changeableConnection(call.parameter("connection_id"), in: container)
    var teller = ConnectionDocument(call, in: container)
    teller.decrypts = true
    teller.includesProperties = true
    teller.includesInteraction = false
    let before = try teller.entity(of: record)
    let after = try DocumentPatch(call).applied(to: before)
    for name in fixedMembers where after[name] != before[name] {
      throw PlatformFault.invalid("The field '\(name)' cannot be changed.", .field(name))
    }
    if record.reference != nil, after["properties"] != before["properties"] {
      throw PlatformFault.invalid(
        "The properties belong to the connection that is referred to.", .field("properties"))
    }
    let draft = try ConnectionDraft(try BodyFields(after), call)
    try draft.check(call, tests: call.query("test")?.lowercased() != "false")
    let changed = try ConnectionRecord(try draft.applied(to: record))
    if call.query("persist")?.lowercased() != "false" {
      var asset = changed.asset
      try asset.save(over: record.asset, by: call.caller.id, at: call.now, in: call.database)
    }
    return Answer.json(try ConnectionDocument(call, in: container).entity(of: changed))
  }

  /// Into another project, or beside itself under another name. The path and its parameters are
  /// those of a client of the platform; not in the reference.
  private static func copyConnection(_ call: Call) throws -> EmulatorResponse {
    let source = try call.container(among: [.project], toRead: true)
    let record = try call.connection(call.parameter("connection_id"), in: source)
    guard let target = call.query("target_project_id") else {
      throw PlatformFault.invalid(
        "The parameter 'target_project_id' is required.", .parameter("target_project_id"))
    }
    let container = try call.container(WorldScope(kind: .project, id: target))
    var draft = NewAsset(
      type: "connection", name: record.asset.name, description: record.asset.description,
      tags: try record.asset.tags(), entity: ["connection": record.section])
    if container.row == source.row { draft.name = "Copy of \(draft.name)" }
    draft.metadata["origin_country"] = record.metadata["origin_country"]
    let copy = try ConnectionRecord(try call.create(draft, in: container))
    return Answer.json(try ConnectionDocument(call, in: container).document(of: copy), .created)
  }
}
