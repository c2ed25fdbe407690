import GRDB
import JSON

/// Who may find an asset, and what they are to it: `metadata.rov` and `metadata.owner_id`.
///
/// Source: "Privacy" and "Members" of POST /v2/assets; PATCH /v2/assets/{asset_id}.
struct AssetPrivacy: Hashable {
  enum Role: String, Hashable, CaseIterable {
    case owner = "OWNER"
    case editor = "EDITOR"
    case viewer = "VIEWER"
  }

  struct Member: Hashable {
    var user: String
    var roles: [Role]
  }

  /// 0 public, 8 private, 16 hidden.
  var mode: Int
  /// In the order of `member_roles`: the last owner is the one that `owner_id` names.
  var members: [Member]

  static let modes = [0, 8, 16]

  init(mode: Int, members: [Member]) {
    self.mode = mode
    self.members = members
  }

  /// Without `member_roles` the owner and the collaborators are the members.
  init(_ metadata: JSONValue) {
    let rov = metadata["rov"]
    mode = rov?["mode"]?.int ?? 0
    if let roles = rov?["member_roles"]?.object, !roles.isEmpty {
      members = roles.map { user, value in
        Member(
          user: user,
          roles: (value["roles"]?.array ?? []).compactMap { Role(rawValue: $0.string ?? "") })
      }
      return
    }
    let owner = metadata["owner_id"]?.string ?? ""
    members = (rov?["collaborator_ids"]?.object?.keys ?? []).filter { $0 != owner }
      .map { Member(user: $0, roles: [.editor]) }
    if !owner.isEmpty { members.append(Member(user: owner, roles: [.owner])) }
  }

  /// - Parameter metadata: JSON text. Throws if it is none.
  init(text metadata: String) throws {
    self.init(try JSONValue.parse(metadata))
  }

  var owners: [String] {
    members.filter { $0.roles.contains(.owner) }.map(\.user)
  }

  func roles(of user: String) -> [Role] {
    members.first { $0.user == user }?.roles ?? []
  }

  func isMember(_ user: String) -> Bool {
    members.contains { $0.user == user }
  }

  /// `metadata.rov`: `collaborator_ids` are the members that may edit or view.
  var rov: JSONValue {
    var collaborators = JSONObject()
    var roles = JSONObject()
    for member in members {
      if member.roles.contains(where: { $0 != .owner }) {
        collaborators[member.user] = ["user_iam_id": .string(member.user)]
      }
      roles[member.user] = [
        "user_iam_id": .string(member.user),
        "roles": .array(member.roles.map { .string($0.rawValue) }),
      ]
    }
    return [
      "mode": JSONValue(mode), "collaborator_ids": .object(collaborators),
      "member_roles": .object(roles),
    ]
  }
}

/// Private and hidden assets are kept in a table of their own, so that searches leave them out for
/// everybody else.
extension AssetPrivacy {
  private static let publicHead = Array(#"{"rov":{"mode":0"#.utf8)

  /// Nil for a public asset; most are told by how their metadata begins, without reading it.
  static func ofPrivate(_ metadata: [UInt8]) throws -> AssetPrivacy? {
    if metadata.starts(with: publicHead) { return nil }
    let privacy = AssetPrivacy(try JSONValue.parse(metadata))
    return privacy.mode == 0 ? nil : privacy
  }

  /// Who may find it; one row without a user if nobody may.
  var rows: [String] {
    members.isEmpty ? [""] : members.map(\.user)
  }

  /// A condition on `asset AS a`: that the caller may find it. Nil if every asset may be found.
  static func condition(in container: Container) -> SQLText? {
    hidden(in: container).map { SQLText("a.rowid NOT IN (") + $0 + SQLText(")") }
  }

  /// Selects the rows of assets that the caller may not find. Nil if there are none.
  static func hidden(in container: Container) -> SQLText? {
    guard let member = container.member else { return nil }
    return SQLText(
      """
      SELECT asset FROM private_asset WHERE container = ?
        EXCEPT SELECT asset FROM private_asset WHERE container = ? AND user = ?
      """, container.row, container.row, member)
  }
}

extension AssetRecord {
  /// Keeps the table of private assets in step with this asset.
  func notePrivacy(in database: Database) throws {
    try database.execute(
      sql: "DELETE FROM private_asset WHERE container = ? AND asset = ?",
      arguments: [container, row])
    guard let privacy = try AssetPrivacy.ofPrivate(Array(metadata.utf8)) else { return }
    for user in privacy.rows {
      try database.execute(
        sql: "INSERT INTO private_asset VALUES (?, ?, ?)", arguments: [container, row, user])
    }
  }
}
