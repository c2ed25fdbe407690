import JSON

/// A new asset list with its items.
///
/// Source: POST /v2/asset_lists.
struct AssetListDraft {
  let list: JSONValue
  let items: [JSONValue]

  init(_ call: Call) throws {
    let fields = try call.fields()
    try AssetListRules.check(fields.value)
    let type = try fields.requiredString("type")
    // Everybody has one cart: "a special case such as cart_userID".
    let id = type == "cart" ? "cart_\(call.caller.id)" : call.newID()
    var list: JSONValue = ["name": fields["name"] ?? ""]
    list["description"] = fields["description"]
    list["type"] = .string(type)
    list["state"] = fields["state"] ?? "default_state"
    list["message"] = fields["message"]
    list["id"] = .string(id)
    list["asset"] = try fields.object("asset").map { try Self.asset($0, call) }
    list["properties"] = fields["properties"]
    self.list = Self.signed(list, call)
    guard fields["items"] != nil else {
      items = []
      return
    }
    items = try fields.objects("items", counts: 0...20).map { item in
      let document: JSONValue = [
        "asset": try Self.asset(item.requiredObject("asset"), call),
        "properties": try item.object("properties")?.value ?? [:], "id": .string(call.newID()),
      ]
      var signed = Self.signed(document, call)
      signed["asset_list"] = ["id": .string(id)]
      return signed
    }
  }

  private static func signed(_ document: JSONValue, _ call: Call) -> JSONValue {
    let time = JSONValue.string(CalendarDate.seconds(call.now))
    var document = document
    document["access_control"] = [
      "owner": .string(call.caller.id), "bss_account_id": .string(AssetTypeScope.accountID),
    ]
    document["created_at"] = time
    document["last_updated_at"] = time
    document["last_updated_by"] = .string(call.caller.id)
    return document
  }

  /// `{"id", "type", "container": {"id", "type"}}`; the sample request has that inside of `metadata`.
  /// What is not there, or not to be seen, cannot be put into a list: not in the reference.
  private static func asset(_ fields: BodyFields, _ call: Call) throws -> JSONValue {
    let fields = try fields.object("metadata") ?? fields
    let id = try fields.requiredString("id")
    let place = try fields.requiredObject("container")
    let kind = try place.requiredString("type")
    guard let kind = WorldScope.Kind(rawValue: kind) else {
      throw PlatformFault.invalid(
        "The field '\(place.name("type"))' is none of catalog, project, space.",
        .field(place.name("type")))
    }
    let scope = WorldScope(kind: kind, id: try place.requiredString("id"))
    let container = try call.container(scope, toRead: true)
    guard let record = try AssetRecord.find(id, in: call.database),
      record.container == container.row
    else {
      throw PlatformFault.invalid(
        "There is no asset '\(id)' in \(kind.rawValue) '\(scope.id)'.", .field(fields.name("id")))
    }
    try record.requireFindable(by: call.caller, in: container)
    return [
      "id": .string(id), "type": .string(record.type),
      "container": ["id": .string(container.scope.id), "type": .string(kind.rawValue)],
    ]
  }
}
