import JSON

/// A space that is about to be made. Not in the reference.
struct NewSpace {
  private var entity: JSONValue

  /// Throws 400 for fields of the wrong kind.
  init(_ fields: BodyFields, _ call: Call) throws {
    entity = [
      "name": .string(try Self.checkedName(try fields.string("name"))),
      "description": .string(try fields.string("description") ?? ""),
      "scope": ["bss_account_id": "cpdaccount"], "status": ["state": "preparing"],
      "tags": .array((try fields.strings("tags") ?? []).map(JSONValue.string)),
    ]
    if let compute = try fields.array("compute"), !compute.isEmpty {
      entity["compute"] = .array(compute)
    }
    let stage = try fields.object("stage")
    entity["stage"] = [
      "name": .string(try stage?.string("name") ?? ""),
      "production": .bool(try stage?.bool("production") ?? false),
    ]
    entity["type"] = .string(
      try ProjectRules.checked(try fields.string("type") ?? "cpd", "type", of: ["cpd", "wx"]))
    let storage = try fields.object("storage")?.string("type") ?? "assetfiles"
    entity["storage"] = ["type": .string(storage)]
    if let settings = try fields.object("settings") { entity["settings"] = settings.value }
  }

  func create(_ call: Call) throws -> ContainerRecord {
    let id = call.newID()
    let now = JSONValue.string(CalendarDate.milliseconds(call.now))
    return try call.create(
      [
        "metadata": [
          "id": .string(id), "url": .string("/v2/spaces/\(id)"),
          "creator_id": .string(call.caller.id), "created_at": now, "updated_at": now,
        ], "entity": entity,
      ], .space, catalogID: call.newID())
  }

  /// 1 to 100 characters, as those of projects. Throws 400.
  static func checkedName(_ name: String?) throws -> String {
    guard let name, !name.trimmingBlanks().isEmpty, name.count <= 100 else {
      throw PlatformFault.invalid(
        "The field 'name' must be a text of 1 to 100 characters.", .field("name"))
    }
    return name
  }
}
