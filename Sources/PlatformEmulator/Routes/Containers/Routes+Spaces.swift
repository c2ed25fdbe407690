import HTTPTypes
import JSON

extension Routes {
  /// Where the platform's own addresses point to: a host that only it can reach.
  static let internalHost = "https://internal-nginx-svc:12443"

  /// Not in the reference.
  static let spaces: [Route] =
    [
      .get("/v2/spaces", .spaces, listSpaces),
      .changing(.post, "/v2/spaces", .spaces, createSpace),
      .get("/v2/spaces/{space_id}", .spaces) { call in
        Answer.json(try document(of: call.open(.space), call))
      },
      .changing(.patch, "/v2/spaces/{space_id}", .spaces, patchSpace),
      .changing(.delete, "/v2/spaces/{space_id}", .spaces, deleteSpace),
    ] + spaceMembers

  /// `next` names an internal host; `total_count` only if asked for.
  ///
  /// Source: GET /v2/spaces, recorded; the host is recorded of GET /v2/datasource_types.
  private static func listSpaces(_ call: Call) throws -> EmulatorResponse {
    var list = ContainerList(call, .space)
    list.restrict(name: call.query("name"), isExact: true)
    list.restrict(name: call.query("sub_name"), isExact: false)
    list.restrict(ids: call.queries("id"))
    list.restrict(tags: call.queries("tags"))
    list.restrict(oneOf: call.queries("type"), in: "$.entity.type")
    list.restrict(
      oneOf: call.queries("bss_account_id").map { $0 == "999" ? "cpdaccount" : $0 },
      in: "$.entity.scope.bss_account_id")
    if let crn = call.query("compute.crn") {
      list.restrict(
        SQLText(
          """
          EXISTS (SELECT 1 FROM json_each(document, '$.entity.compute')
            WHERE json_extract(value, '$.crn') = ?)
          """, crn))
    }
    try list.restrictToMember()
    let page = try LinkedPage(call, default: 100)
    let entries = try list.entries(after: page.start, limit: page.limit)
    var answer = try page.answer(entries) {
      try document(of: $0.record, call)
    } bookmark: {
      $0.bookmark
    }
    if call.flag("total_count") { answer["total_count"] = JSONValue(try list.total()) }
    return Answer.json(answer)
  }

  /// `include`: `members` adds them, `nothing` leaves all but the metadata out.
  private static func document(of space: ContainerRecord, _ call: Call) throws -> JSONValue {
    let include = call.queries("include")
    var document = space.document
    if include == ["nothing"] { document["entity"] = .none }
    if include.contains("members") {
      let members = try MemberRecord.all(of: space.id, in: call.database)
      document["entity"]?["members"] = .array(members.map(\.spaceDocument))
    }
    return document
  }

  private static func createSpace(_ call: Call) throws -> EmulatorResponse {
    let space = try NewSpace(call.fields(), call).create(call)
    let isSlow = space.name.lowercased().contains("slow")
    try call.schedule(
      .spacePreparation, after: isSlow ? 60_000 : 3_000, ["id": .string(space.id)])
    return Answer.json(space.document, .accepted)
  }

  private static func patchSpace(_ call: Call) throws -> EmulatorResponse {
    var space = try call.open(.space, as: .admin)
    let patch = try DocumentPatch(call)
    try patch.check { tokens in
      switch tokens.first {
      case "name", "description": tokens.count == 1
      case "compute", "tags", "settings": true
      case "stage": tokens.count == 1 || tokens == ["stage", "name"]
      default: false
      }
    }
    let entity = try patch.applied(to: space.document["entity"] ?? [:])
    _ = try NewSpace.checkedName(entity["name"]?.string)
    space.document["entity"] = entity
    try space.save(at: call.now, in: call.database)
    return Answer.json(space.document)
  }

  /// It is there for some moments more, as one that is being deleted.
  private static func deleteSpace(_ call: Call) throws -> EmulatorResponse {
    var space = try call.open(.space, as: .admin)
    if space.document["entity"]?["status"]?["state"] != "deleting" {
      space.document["entity"]?["status"] = ["state": "deleting"]
      try space.save(at: call.now, in: call.database)
      try call.schedule(.spaceRemoval, after: 2_000, ["id": .string(space.id)])
    }
    return Answer.empty(.accepted)
  }
}
