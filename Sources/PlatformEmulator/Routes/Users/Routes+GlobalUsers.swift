import HTTPTypes
import JSON

extension Routes {
  /// Who one is, and who the others are.
  static let globalUsers: [Route] = [
    .get("/icp4d-api/v1/me", .auth) { call in
      let user = try current(call)
      return Answer.json([
        "UserInfo": [
          "displayName": .string(user.displayName), "email": .string(user.email),
          "permissions": permissions(of: user), "role": role(of: user), "uid": .string(user.id),
          "username": .string(user.userName),
        ],
        "_messageCode_": "200", "message": "User details fetched successfully.",
      ])
    },
    .get("/usermgmt/v1/user/currentUserInfo", .auth) { call in
      Answer.json(profile(try current(call)))
    },
    .get("/usermgmt/v1/usermgmt/users", .auth) { call in
      Answer.json(.array(try UserRecord.all(in: call.database).map(profile)))
    },
    .get("/usermgmt/v2/usermgmt/users", .auth, users),
    .get("/usermgmt/v4/groups", .auth) { _ in
      Answer.json(["results": [["group_id": 10_000, "name": "All users", "members_count": 0]]])
    },
    .get("/usermgmt/v1/roles", .auth) { _ in Answer.json(["rows": .array(roles)]) },
    .get("/v2/user_profiles", .auth, userProfiles),
  ]

  private static func current(_ call: Call) throws -> UserRecord {
    guard let user = try UserRecord.find(id: call.caller.id, in: call.database) else {
      throw PlatformFault.missing("User '\(call.caller.userName)' does not exist.")
    }
    return user
  }

  private static func users(_ call: Call) throws -> EmulatorResponse {
    let all = try UserRecord.all(in: call.database)
    let offset = min(try call.number("offset") ?? 0, all.count)
    let limit = try call.limit(default: 100, maximum: 1000)
    let page = JSONValue.array(all[offset...].prefix(limit).map(profile))
    guard call.flag("include_users_count") else { return Answer.json(page) }
    return Answer.json(["user_count": JSONValue(all.count), "user_data": page])
  }

  /// `q` reads `iam_id:1000331004`, several of them joined by `OR`, or words of a name.
  private static func userProfiles(_ call: Call) throws -> EmulatorResponse {
    let words = (call.query("q") ?? "").split { " ()\",".contains($0) }.filter { $0 != "OR" }
    let ids = words.compactMap { $0.hasPrefix("iam_id:") ? String($0.dropFirst(7)) : nil }
    let names = words.filter { !$0.contains(":") }.map { $0.lowercased().filter { $0 != "*" } }
    let found = try UserRecord.all(in: call.database).filter { user in
      if !ids.isEmpty { return ids.contains(user.id) }
      let text = "\(user.userName) \(user.displayName) \(user.email)".lowercased()
      return names.allSatisfy { text.contains($0) }
    }
    let skip = try call.number("skip") ?? 0
    let limit = try call.limit(default: 100, maximum: 200)
    return Answer.json([
      "total_results": JSONValue(found.count),
      "resources": .array(found.dropFirst(skip).prefix(limit).map(userProfile)),
    ])
  }

  private static func userProfile(_ user: UserRecord) -> JSONValue {
    [
      "metadata": ["guid": .string(user.id), "url": .string("/v2/user_profiles/\(user.id)")],
      "entity": [
        "iam_id": .string(user.id), "name": .string(user.displayName),
        "display_name": .string(user.displayName), "email": .string(user.email),
        "user_name": .string(user.userName), "state": "ACTIVE",
      ],
    ]
  }

  private static func profile(_ user: UserRecord) -> JSONValue {
    [
      "uid": .string(user.id), "username": .string(user.userName),
      "displayName": .string(user.displayName), "email": .string(user.email),
      "authenticator": "default", "approval_status": "approved",
      "current_account_status": "enabled",
      "role": role(of: user), "user_roles": [role(of: user)],
      "permissions": permissions(of: user),
    ]
  }

  private static func role(of user: UserRecord) -> JSONValue {
    user.isAdministrator ? "Admin" : "User"
  }

  private static func permissions(of user: UserRecord) -> JSONValue {
    .array(
      SessionToken.permissions(isAdministrator: user.isAdministrator).map { .string($0) })
  }

  private static var roles: [JSONValue] {
    [("zen_administrator_role", "Administrator", true), ("zen_user_role", "User", false)].map {
      [
        "id": .string($0.0),
        "doc": [
          "role_name": .string($0.1), "extension_name": .string($0.0),
          "permissions": .array(
            SessionToken.permissions(isAdministrator: $0.2).map { .string($0) }),
        ],
      ]
    }
  }
}
