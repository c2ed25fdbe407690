import GRDB
import JSON

extension Routes {
  static let catalogs: [Route] = [
    .get("/v2/catalogs", .catalogs, listCatalogs),
    .get("/v2/catalogs/default", .catalogs) { call in
      Answer.json(try call.document(of: .catalog, "ibm-default-hub"))
    },
    .get("/v2/catalogs/{catalog_id}", .catalogs) { call in
      Answer.json(try call.document(of: .catalog, call.parameter("catalog_id")))
    },
    .get("/v2/catalogs/{catalog_id}/members", .catalogs, listCatalogMembers),
    .get("/v2/catalogs/{catalog_id}/members/{member_id}", .catalogs) { call in
      let (catalog, members) = try catalogMembers(call)
      let id = call.parameter("member_id")
      guard let member = members.first(where: { $0.userID == id || $0.userName == id }) else {
        throw PlatformFault.missing("There is no member '\(id)' in catalog '\(catalog)'.")
      }
      return Answer.json(["members": [document(of: member, in: catalog)]])
    },
  ]

  /// `nextBookmark` is there even on the last page; `skip` counts pages' items, as `nextSkip` does.
  ///
  /// Source: GET /v2/catalogs, recorded.
  private static func listCatalogs(_ call: Call) throws -> EmulatorResponse {
    var list = ContainerList(
      call, .catalog, order: ContainerList.Order(call.queries("orderby").first))
    list.restrict(name: call.query("name"), isExact: false)
    let limit = try call.limit(default: 25, maximum: 200)
    let skip = try call.number("skip") ?? 0
    let before = try call.bookmark()
    let page = try list.page(after: before, skip: skip, limit: limit)
    let next = page.last ?? before ?? Bookmark(keys: [""], row: 0)
    return Answer.json([
      "catalogs": .array(page.documents), "nextBookmark": .string(next.text), "nextSkip": 0,
    ])
  }

  private static func catalogMembers(_ call: Call) throws -> (String, [WorldMember]) {
    let scope = WorldScope(kind: .catalog, id: call.parameter("catalog_id"))
    let catalog = try call.container(scope).scope.id
    return (catalog, try call.members(of: catalog))
  }

  private static func listCatalogMembers(_ call: Call) throws -> EmulatorResponse {
    let (catalog, members) = try catalogMembers(call)
    let limit = try call.limit(default: 25, maximum: 200)
    let start = Int(try call.bookmark()?.row ?? 0)
    let end = min(start + limit, members.count)
    return Answer.json([
      "total_results": JSONValue(members.count),
      "members": .array(
        members[min(start, end)..<end].map { document(of: $0, in: catalog) }),
      "nextBookmark": .string(Bookmark(keys: [], row: Int64(end)).text),
    ])
  }

  private static func document(of member: WorldMember, in catalog: String) -> JSONValue {
    [
      "user_iam_id": .string(member.userID), "role": .string(member.role.rawValue),
      "href": .string("/v2/catalogs/\(catalog)/members/\(member.userID)"),
      "create_time": "2024-01-08T08:00:00Z", "memberUniqueId": .string(member.userID),
    ]
  }
}
