import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let catalogs: [Route] =
    [
      .get("/v2/catalogs", .catalogs, listCatalogs),
      .changing(.post, "/v2/catalogs", .catalogs) { call in
        let record = try NewCatalog(call.fields(), call).create(call)
        return Answer.json(record.document, .created)
      },
      .get("/v2/catalogs/{catalog_id}", .catalogs) { call in
        Answer.json(try call.open(.catalog).document)
      },
      .changing(.patch, "/v2/catalogs/{catalog_id}", .catalogs, patchCatalog),
      .changing(.delete, "/v2/catalogs/{catalog_id}", .catalogs) { call in
        try call.open(.catalog, as: .admin).remove(from: call.database)
        return Answer.empty()
      },
    ] + defaultCatalog + catalogMembers + catalogProperties + catalogExchange + temporaryCredentials

  /// `nextBookmark` is there even on the last page; `skip` counts pages' items, as `nextSkip` does.
  ///
  /// Source: GET /v2/catalogs, recorded.
  private static func listCatalogs(_ call: Call) throws -> EmulatorResponse {
    let include = call.queries("include")
    guard include.isEmpty else { return try listForServices(include, call) }
    var list = ContainerList(
      call, .catalog, orders: try call.queries("orderby").map { try ContainerList.Order($0) })
    list.restrict(name: call.query("name"), isExact: false)
    try list.restrictToMember()
    try restrict(&list, call)
    let limit = try call.limit(default: 25, maximum: 200)
    let before = try call.bookmark()
    let entries = try list.entries(after: before, skip: call.number("skip") ?? 0, limit: limit)
      .prefix(limit)
    let next = entries.last?.bookmark ?? before ?? list.beginning
    return Answer.json([
      "catalogs": .array(entries.map(\.record.document)), "nextBookmark": .string(next.text),
      "nextSkip": 0,
    ])
  }

  /// Catalogs with a subtype only if they are asked for.
  private static func restrict(_ list: inout ContainerList, _ call: Call) throws {
    let subtypes = call.queries("subtype")
    let named = subtypes.filter { $0 != "ALL_SUBTYPES" && $0 != "NO_SUBTYPES" }
    let subtype = "json_extract(document, '$.entity.subtype')"
    var wanted: [SQLText] = []
    if subtypes.contains("ALL_SUBTYPES") { wanted.append(SQLText("\(subtype) IS NOT NULL")) }
    if subtypes.contains("NO_SUBTYPES") || subtypes.isEmpty {
      wanted.append(SQLText("\(subtype) IS NULL"))
    }
    wanted += named.map { SQLText("\(subtype) = ?", $0) }
    if !(subtypes.isEmpty && call.flag("include_subtypes")) { list.restrict(.any(wanted)) }
    switch call.query("governance_type") {
    case nil, "all": break
    case "governed": list.restrict(SQLText("json_extract(document, '$.entity.is_governed')"))
    case "ungoverned":
      list.restrict(SQLText("NOT ifnull(json_extract(document, '$.entity.is_governed'), 0)"))
    case .some(let other):
      throw PlatformFault.invalid(
        "The value '\(other)' of parameter 'governance_type' is not one of governed, ungoverned, "
          + "all.", .parameter("governance_type"))
    }
  }

  /// What accredited services may ask for, and administrators here: all catalogs of the account,
  /// those that lie hidden behind its projects and spaces, or how many there are.
  private static func listForServices(
    _ include: [String], _ call: Call
  ) throws -> EmulatorResponse {
    guard call.caller.isAdministrator, call.query("bss_account_id") != nil else {
      throw PlatformFault.forbidden(
        "The parameter 'include' is limited to accredited services that supply 'bss_account_id'.")
    }
    if include.contains("total_count") {
      return Answer.json(["total_count": JSONValue(try ContainerList(call, .catalog).total())])
    }
    let kinds: [(String, WorldScope.Kind)] = [
      ("catalogs", .catalog), ("projects", .project), ("spaces", .space),
    ]
    let records = try kinds.filter { include.contains($0.0) }.flatMap { _, kind in
      try ContainerList(call, kind).entries(after: nil, limit: 100_000).map(\.record)
    }
    let skip = try call.number("skip") ?? 0
    let limit = try call.limit(default: 25, maximum: 200)
    let start = Int(try call.bookmark()?.row ?? 0) + skip
    let page = records.dropFirst(start).prefix(limit)
    let next = Bookmark(keys: [], row: Int64(start + page.count))
    return Answer.json([
      "catalogs": .array(page.map(NewCatalog.document(behind:))),
      "nextBookmark": .string(next.text), "nextSkip": 0,
    ])
  }

  /// Only name and description can be patched.
  private static func patchCatalog(_ call: Call) throws -> EmulatorResponse {
    var record = try call.open(.catalog, as: .admin)
    let patch = try DocumentPatch(call)
    try patch.check { [["entity", "name"], ["entity", "description"]].contains($0) }
    record.document = try patch.applied(to: record.document)
    let name = try NewCatalog.checkedName(record.document["entity"]?["name"]?.string)
    let isTaken = try ContainerRecord.isTaken(
      name: name, .catalog, besides: record.id, in: call.database)
    if name != record.name, call.flag("check_name_uniqueness"), isTaken {
      throw PlatformFault.conflict("A catalog with the name '\(name)' already exists.")
    }
    try record.save(at: call.now, in: call.database)
    return Answer.json(record.document)
  }
}
