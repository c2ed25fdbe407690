import JSON

extension Routes {
  /// Where the platform's own addresses point to: a host that only it can reach.
  static let internalHost = "https://internal-nginx-svc:12443"

  static let spaces: [Route] = [
    .get("/v2/spaces", .spaces, listSpaces),
    .get("/v2/spaces/{space_id}", .spaces) { call in
      Answer.json(try call.document(of: .space, call.parameter("space_id")))
    },
    .get("/v2/spaces/{space_id}/members", .spaces, listSpaceMembers),
  ]

  /// `next` names an internal host; `total_count` only if asked for.
  ///
  /// Source: GET /v2/spaces, recorded; the host is recorded of GET /v2/datasource_types.
  private static func listSpaces(_ call: Call) throws -> EmulatorResponse {
    var list = ContainerList(call, .space)
    list.restrict(name: call.query("name"), isExact: true)
    list.restrict(ids: call.queries("id"))
    let limit = try call.limit(default: 100, maximum: 200)
    let page = try list.page(after: call.bookmark("start"), limit: limit)
    var answer: JSONValue = ["first": ["href": .string("/v2/spaces?limit=\(limit)")]]
    if page.hasMore, let last = page.last {
      let start = RequestTarget.encoded(last.text)
      answer["next"] = [
        "href": .string("\(internalHost)/v2/spaces?limit=\(limit)&start=\(start)")
      ]
    }
    answer["limit"] = JSONValue(limit)
    if call.flag("total_count") {
      answer["total_count"] = JSONValue(try list.total())
    }
    answer["resources"] = .array(page.documents)
    return Answer.json(answer)
  }

  private static func listSpaceMembers(_ call: Call) throws -> EmulatorResponse {
    let scope = WorldScope(kind: .space, id: call.parameter("space_id"))
    let space = try call.container(scope).scope.id
    let members = try call.members(of: space)
    return Answer.json([
      "first": ["href": .string("/v2/spaces/\(space)/members?limit=100")],
      "limit": 100,
      "resources": .array(
        members.map {
          [
            "id": .string($0.userID), "role": .string($0.role.rawValue), "state": "active",
            "type": "user",
          ]
        }),
    ])
  }
}
