import JSON

/// Users, groups and roles as user management tells them: each says what the others say.
///
/// Not in the reference; the fields are those that its clients read.
extension UserRecord {
  private var groups: [UserGroup] { UserGroup.all(with: id) }

  var role: PlatformRole { isAdministrator ? .administrator : .user }

  /// The role as `UserInfo` and tokens name it.
  var roleName: JSONValue { isAdministrator ? "Admin" : "User" }

  var permissions: JSONValue {
    .array(
      PlatformRole.permissions(of: id, isAdministrator: isAdministrator).map { .string($0) })
  }

  /// Source: GET /icp4d-api/v1/me, recorded.
  var info: JSONValue {
    [
      "displayName": .string(displayName), "email": .string(email), "permissions": permissions,
      "role": roleName, "uid": .string(id), "username": .string(userName),
    ]
  }

  var managed: JSONValue {
    [
      "uid": .string(id), "username": .string(userName), "displayName": .string(displayName),
      "email": .string(email), "authenticator": "default", "approval_status": "approved",
      "current_account_status": canSignIn ? "enabled" : "disabled",
      "internal_user": true, "deletable": .bool(!isAdministrator),
      "created_timestamp": JSONValue(UserGroup.begin),
      "last_modified_timestamp": JSONValue(UserGroup.begin),
      "role": roleName, "user_roles": [.string(role.id)],
      "group_roles": .array(Set(groups.flatMap(\.roles).map(\.id)).sorted().map { .string($0) }),
      "groups": .array(
        groups.map {
          [
            "group_id": JSONValue($0.number), "name": .string($0.name),
            "description": .string($0.description), "members_count": JSONValue($0.members.count),
          ]
        }),
      "permissions": permissions,
    ]
  }

  /// Source: GET /v2/user_profiles, operation list.
  var profile: JSONValue {
    [
      "metadata": ["guid": .string(id), "url": .string("/v2/user_profiles/\(id)")],
      "entity": [
        "iam_id": .string(id), "name": .string(displayName),
        "display_name": .string(displayName), "email": .string(email),
        "user_name": .string(userName), "state": canSignIn ? "ACTIVE" : "INACTIVE",
      ],
    ]
  }
}

extension UserGroup {
  /// When groups and users came into being: 2024-01-08T08:00:00Z.
  static let begin: Int64 = 1_704_700_800_000

  var document: JSONValue {
    [
      "group_id": JSONValue(number), "name": .string(name), "description": .string(description),
      "created_at": .string(CalendarDate.milliseconds(Self.begin)),
      "created_by": .string(WorldPeople.admin.userName),
      "updated_at": .string(CalendarDate.milliseconds(Self.begin)),
      "members_count": JSONValue(members.count), "misc": [:],
      "roles": .array(
        roles.map { ["role_id": .string($0.id), "role_name": .string($0.name)] }),
      "permissions": .array(Set(roles.flatMap(\.permissions)).sorted().map { .string($0) }),
    ]
  }
}

extension PlatformRole {
  /// - Parameter users: everybody there is.
  func document(_ users: [UserRecord], counts: Bool) -> JSONValue {
    var document: JSONValue = [
      "role_name": .string(name), "description": .string(description),
      "extension_name": .string(id), "permissions": .array(permissions.map { .string($0) }),
      "updated_at": JSONValue(UserGroup.begin),
    ]
    if counts {
      document["users_count"] = JSONValue(users.filter { $0.role == self }.count)
      document["user_groups_count"] = JSONValue(
        UserGroup.all.filter { $0.roles.contains(self) }.count)
    }
    return ["id": .string(id), "doc": document]
  }
}
