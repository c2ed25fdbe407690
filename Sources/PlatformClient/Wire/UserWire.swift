import JSON
import PlatformModel

extension User {
  /// The user whose token it is. Nil without an id.
  ///
  /// Source: GET /icp4d-api/v1/me, payloads 0.1.
  init?(me json: JSONValue) {
    guard let info = json["UserInfo"] ?? json["userInfo"],
      let id = info.word("uid") ?? info.word("iam_id")
    else { return nil }
    self.init(info, id: id)
  }

  /// The profile of `id` in an answer. The shape of the answer is not documented: the rows are looked
  /// for under the names lists have elsewhere, their fields in the row and in its `entity`.
  ///
  /// Source: GET /v2/user_profiles?q=iam_id:…, operation list.
  init?(profiles json: JSONValue, id: String) {
    let names = ["resources", "results", "users", "rows", "user_profiles"]
    let rows = names.lazy.compactMap { json[$0]?.array }.first ?? json.array ?? [json]
    let profiles = rows.map { row in
      row["entity"] ?? row["profile"] ?? row["UserInfo"] ?? row
    }
    let known = zip(rows, profiles).first { row, profile in
      [profile, row, row["metadata"] ?? .null].contains { Self.id($0) == id }
    }?.1
    // A single profile that does not say whose it is can only be the one asked for.
    let only = profiles.count == 1 ? profiles.first { Self.id($0) == nil } : Optional.none
    guard let profile = known ?? only else { return nil }
    self.init(profile, id: id)
  }

  private static func id(_ json: JSONValue) -> String? {
    json.word("iam_id") ?? json.word("uid") ?? json.word("user_iam_id") ?? json.word("id")
  }

  /// Nil if it has no name at all.
  private init?(_ json: JSONValue, id: String) {
    let username =
      json.word("username") ?? json.word("user_name") ?? json.word("userName")
      ?? json.word("email")
    let displayName =
      json.word("displayName") ?? json.word("display_name") ?? json.word("name") ?? username
    guard let displayName else { return nil }
    self.init(id: id, displayName: displayName, username: username)
  }
}
