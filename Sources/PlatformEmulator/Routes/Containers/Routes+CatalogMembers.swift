import HTTPTypes
import JSON

extension Routes {
  /// Not in the reference, but for the removal in bulk; answers are recorded.
  static let catalogMembers: [Route] = [
    .get("/v2/catalogs/{catalog_id}/members", .catalogs, listCatalogMembers),
    .changing(.post, "/v2/catalogs/{catalog_id}/members", .catalogs, addCatalogMembers),
    .changing(.delete, "/v2/catalogs/{catalog_id}/members/bulk", .catalogs, removeInBulk),
    .get("/v2/catalogs/{catalog_id}/members/{member_id}", .catalogs) { call in
      let catalog = try call.open(.catalog)
      return Answer.json(["members": [try catalogMember(in: catalog, call).catalogDocument]])
    },
    .changing(.patch, "/v2/catalogs/{catalog_id}/members/{member_id}", .catalogs) { call in
      let catalog = try call.open(.catalog, as: .admin)
      var member = try catalogMember(in: catalog, call)
      member.role = try call.fields().role()
      try member.save(in: call.database)
      try MemberRecord.requireAdministrator(of: catalog, in: call.database)
      return Answer.json(member.catalogDocument)
    },
    .changing(.delete, "/v2/catalogs/{catalog_id}/members/{member_id}", .catalogs) { call in
      let catalog = try call.open(.catalog, as: .admin)
      try catalogMember(in: catalog, call).remove(from: call.database)
      try MemberRecord.requireAdministrator(of: catalog, in: call.database)
      return Answer.empty()
    },
  ]

  private static func catalogMember(
    in catalog: ContainerRecord, _ call: Call
  ) throws -> MemberRecord {
    let id = call.parameter("member_id")
    guard let member = try MemberRecord.find(id, of: catalog.id, in: call.database) else {
      throw PlatformFault.missing("There is no member '\(id)' in catalog '\(catalog.id)'.")
    }
    return member
  }

  private static func listCatalogMembers(_ call: Call) throws -> EmulatorResponse {
    let catalog = try call.open(.catalog)
    let kind = try memberKind(call.query("member_type"))
    let all = try MemberRecord.all(of: catalog.id, in: call.database)
      .filter { kind == nil || $0.kind == kind }
    let limit = try call.limit(default: 25, maximum: 200)
    let before = try call.bookmark()
    let page = all.drop { $0.isBefore(before) }.prefix(limit)
    let next = page.last?.bookmark ?? before ?? Bookmark(keys: ["", ""], row: 0)
    return Answer.json([
      "total_results": JSONValue(all.count), "members": .array(page.map(\.catalogDocument)),
      "nextBookmark": .string(next.text),
    ])
  }

  /// Nil for `all`. Throws 400 for what is none.
  private static func memberKind(_ text: String?) throws -> MemberRecord.Kind? {
    switch text {
    case nil, "all": nil
    case "user": .user
    case "group": .group
    case .some(let other):
      throw PlatformFault.invalid(
        "The value '\(other)' of parameter 'member_type' is not one of user, group, all.",
        .parameter("member_type"))
    }
  }

  /// Whoever cannot become a member is told among `failures`, and the others become it.
  private static func addCatalogMembers(_ call: Call) throws -> EmulatorResponse {
    let catalog = try call.open(.catalog, as: .admin)
    var added: [JSONValue] = []
    var failures: [JSONValue] = []
    for fields in try call.fields().objects("members", counts: 1...200) {
      do {
        let member = try newCatalogMember(fields, of: catalog, call)
        try member.insert(into: call.database)
        added.append(member.catalogDocument)
      } catch let fault as PlatformFault {
        var failure = fields.value
        failure["http_status"] = JSONValue(fault.status.code)
        failure["error"] = .string(fault.message)
        failures.append(failure)
      }
    }
    return Answer.json(
      ["members": .array(added), "failures": .array(failures), "trace": .string(call.newID())],
      .created)
  }

  private static func newCatalogMember(
    _ fields: BodyFields, of catalog: ContainerRecord, _ call: Call
  ) throws -> MemberRecord {
    let role = try fields.role()
    let group = try fields.string("access_group_id")
    let name = try group ?? fields.requiredString("user_iam_id")
    let kind: MemberRecord.Kind = group == nil ? .user : .group
    guard let identity = try call.identity(name, kind: kind) else {
      throw PlatformFault.missing("There is no \(kind.rawValue) '\(name)'.")
    }
    guard try MemberRecord.find(identity.id, of: catalog.id, in: call.database) == nil else {
      throw PlatformFault.conflict("'\(name)' is a member of the catalog already.")
    }
    return MemberRecord(
      container: catalog.id, id: identity.id, userName: identity.userName, role: role, kind: kind,
      created: call.now)
  }

  /// Up to 20 members; editors may. Which of them could not be removed is told one by one: the shape
  /// of the answer is that of the other calls in bulk.
  ///
  /// Source: DELETE /v2/catalogs/{catalog_id}/members/bulk.
  private static func removeInBulk(_ call: Call) throws -> EmulatorResponse {
    let catalog = try call.open(.catalog, as: .editor)
    let ids = call.queries("member_ids")
    guard (1...20).contains(ids.count) else {
      throw PlatformFault.invalid(
        "The parameter 'member_ids' must name 1 to 20 members; it names \(ids.count).",
        .parameter("member_ids"))
    }
    let types = call.queries("member_types")
    guard types.isEmpty || types.count == ids.count else {
      throw PlatformFault.invalid(
        "The parameter 'member_types' must have as many elements as 'member_ids'.",
        .parameter("member_types"))
    }
    let common = try memberKind(call.query("member_type"))
    let kinds = try types.isEmpty ? ids.map { _ in common } : types.map(memberKind)
    let results = try zip(ids, kinds).map { id, kind -> JSONValue in
      let member = try MemberRecord.find(id, of: catalog.id, in: call.database)
      guard let member, kind == nil || member.kind == kind else {
        return [
          "member_id": .string(id), "status": "failed", "http_status": 404,
          "errors": [
            ["code": "does_not_exist", "message": .string("There is no member '\(id)'.")]
          ],
        ]
      }
      try member.remove(from: call.database)
      return ["member_id": .string(id), "status": "success", "http_status": 204]
    }
    try MemberRecord.requireAdministrator(of: catalog, in: call.database)
    return Answer.json(["members": .array(results)])
  }
}

extension MemberRecord {
  var bookmark: Bookmark { Bookmark(keys: [.string(userName), .string(id)], row: 0) }

  /// Whether it stands at or before a place in the list of members.
  func isBefore(_ bookmark: Bookmark?) -> Bool {
    guard let name = bookmark?.keys.first?.string, let last = bookmark?.keys.last?.string else {
      return false
    }
    // As SQLite sorts them.
    let place = Array("\(name)\0\(last)".utf8)
    return !place.lexicographicallyPrecedes(Array("\(userName)\0\(id)".utf8))
  }

  fileprivate var catalogDocument: JSONValue {
    let key = kind == .group ? "access_group_id" : "user_iam_id"
    return [
      key: .string(id), "role": .string(role.rawValue),
      "href": .string("/v2/catalogs/\(container)/members/\(id)"),
      "create_time": .string(CalendarDate.seconds(created)), "memberUniqueId": .string(id),
      "memberId": .string(id),
    ]
  }
}
