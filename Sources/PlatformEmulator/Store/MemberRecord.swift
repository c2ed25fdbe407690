import GRDB

/// Who may do what in one container, as it is stored.
struct MemberRecord: Hashable {
  /// Source: `type` of GET /v2/projects/{project_id}/members.
  enum Kind: String, Hashable, CaseIterable {
    case user
    case group
    case service
    case profile
  }

  var container: String
  /// The IAM id of a user, the number of a group; the name of somebody who is not known yet.
  var id: String
  var userName: String
  var role: WorldMember.Role
  var kind = Kind.user
  /// `ACTIVE` or `PENDING`.
  var state = "ACTIVE"
  /// Milliseconds since 1970.
  var created: Int64

  init(
    container: String, id: String, userName: String, role: WorldMember.Role, kind: Kind = .user,
    created: Int64
  ) {
    self.container = container
    self.id = id
    self.userName = userName
    self.role = role
    self.kind = kind
    self.created = created
  }

  init(_ member: WorldMember, of container: String, created: Int64) {
    self.init(
      container: container, id: member.userID, userName: member.userName, role: member.role,
      created: created)
  }

  private init(_ row: Row) {
    container = row["container_id"]
    id = row["user_id"]
    userName = row["user_name"]
    role = WorldMember.Role(rawValue: row["role"]) ?? .viewer
    kind = Kind(rawValue: row["kind"]) ?? .user
    state = row["state"]
    created = row["created"]
  }

  /// Sorted by name, then id.
  static func all(of container: String, in database: Database) throws -> [MemberRecord] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT * FROM member WHERE container_id = ? ORDER BY user_name, user_id"),
      arguments: [container]
    ).map(MemberRecord.init)
  }

  /// By id or name.
  static func find(
    _ name: String, of container: String, in database: Database
  ) throws -> MemberRecord? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT * FROM member WHERE container_id = ? AND (user_id = ? OR user_name = ?)
          ORDER BY user_id = ? DESC LIMIT 1
          """), arguments: [container, name, name, name]
    ).map(MemberRecord.init)
  }

  func insert(into database: Database) throws {
    try database.execute(
      sql: "INSERT INTO member VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [container, id, userName, role.rawValue, kind.rawValue, state, created])
  }

  /// Stores role and state.
  func save(in database: Database) throws {
    try database.execute(
      sql: "UPDATE member SET role = ?, state = ? WHERE container_id = ? AND user_id = ?",
      arguments: [role.rawValue, state, container, id])
  }

  func remove(from database: Database) throws {
    try database.execute(
      sql: "DELETE FROM member WHERE container_id = ? AND user_id = ?", arguments: [container, id])
  }

  /// Throws 400 if nobody is left who could administer the container; to be asked after a change,
  /// which then is undone with the whole call.
  ///
  /// Source: POST /v2/projects/{project_id}/members: "A project must always have at least one
  /// admin." The status is not in the reference.
  static func requireAdministrator(of container: ContainerRecord, in database: Database) throws {
    let remains = try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM member WHERE container_id = ? AND role = 'admin' AND state = 'ACTIVE')
        """, arguments: [container.id])
    guard remains == true else {
      throw PlatformFault.unable(
        "A \(container.kind.rawValue) must always have at least one admin.")
    }
  }
}
