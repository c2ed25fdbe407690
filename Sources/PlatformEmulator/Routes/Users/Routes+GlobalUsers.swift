import HTTPTypes
import JSON

extension Routes {
  /// Who one is, and who the others are. Not in the reference.
  static let globalUsers: [Route] = [
    .get("/icp4d-api/v1/me", .auth) { call in
      Answer.json([
        "UserInfo": try current(call).info,
        "_messageCode_": "200", "message": "User details fetched successfully.",
      ])
    },
    .get("/usermgmt/v1/user/currentUserInfo", .auth) { call in
      Answer.json(try current(call).managed)
    },
    .get("/usermgmt/v1/usermgmt/users", .auth) { call in
      Answer.json(.array(try UserRecord.all(in: call.database).map(\.managed)))
    },
    .get("/usermgmt/v2/usermgmt/users", .auth, users),
    .get("/usermgmt/v1/usermgmt/user/{user_id}", .auth) { call in
      let id = call.parameter("user_id")
      return try managed(try UserRecord.find(id: id, in: call.database), id)
    },
    .get("/usermgmt/v2/users/{user_name}", .auth) { call in
      let name = call.parameter("user_name")
      return try managed(try UserRecord.find(name: name, in: call.database), name)
    },
    .get("/usermgmt/v4/groups", .auth, groups),
    .get("/usermgmt/v1/roles", .auth) { call in
      let users = try UserRecord.all(in: call.database)
      let counts = call.flag("include_users_count")
      return Answer.json([
        "rows": .array(PlatformRole.all.map { $0.document(users, counts: counts) })
      ])
    },
    .get("/v2/user_profiles", .auth, userProfiles),
  ]

  private static func current(_ call: Call) throws -> UserRecord {
    guard let user = try UserRecord.find(id: call.caller.id, in: call.database) else {
      throw PlatformFault.missing("User '\(call.caller.userName)' does not exist.")
    }
    return user
  }

  /// Throws 404 if there is no such user.
  private static func managed(_ user: UserRecord?, _ name: String) throws -> EmulatorResponse {
    guard let user else { throw PlatformFault.missing("User '\(name)' does not exist.") }
    return Answer.json(user.managed)
  }

  /// A list, or `{"user_count", "user_data"}` with `include_users_count`. `uids` and `user_ids` name
  /// those that are wanted.
  private static func users(_ call: Call) throws -> EmulatorResponse {
    let ids = call.queries("uids") + call.queries("user_ids")
    let all = try UserRecord.all(in: call.database).filter { ids.isEmpty || ids.contains($0.id) }
    let page = JSONValue.array(try slice(all, call).map(\.managed))
    guard call.flag("include_users_count") else { return Answer.json(page) }
    return Answer.json(["user_count": JSONValue(all.count), "user_data": page])
  }

  /// The group of all users only with `include_default_all_groups`.
  private static func groups(_ call: Call) throws -> EmulatorResponse {
    let isWhole = call.flag("include_default_all_groups")
    let all = UserGroup.all.filter { isWhole || $0 != .everyone }
    var answer: JSONValue = ["results": .array(try slice(all, call).map(\.document))]
    if call.flag("include_groups_count") { answer["groups_count"] = JSONValue(all.count) }
    return Answer.json(answer)
  }

  private static func slice<Item>(_ all: [Item], _ call: Call) throws -> ArraySlice<Item> {
    let offset = min(try call.number("offset") ?? 0, all.count)
    return all[offset...].prefix(try call.limit(default: 100, maximum: 1000))
  }

  /// With `include=roles`, what they may do stands there too.
  private static func userProfiles(_ call: Call) throws -> EmulatorResponse {
    guard let text = call.query("q") else {
      throw PlatformFault.invalid("The parameter 'q' is required.", .parameter("q"))
    }
    let query = try ProfileQuery(text)
    let found = try UserRecord.all(in: call.database).filter(query.matches)
    let skip = try call.number("skip") ?? 0
    let limit = try call.limit(default: 100, maximum: 200)
    let withRoles = call.queries("include").contains("roles")
    return Answer.json([
      "total_results": JSONValue(found.count),
      "resources": .array(
        found.dropFirst(skip).prefix(limit).map { user in
          var profile = user.profile
          if withRoles { profile["entity"]?["roles"] = [.string(user.role.id)] }
          return profile
        }),
    ])
  }
}
