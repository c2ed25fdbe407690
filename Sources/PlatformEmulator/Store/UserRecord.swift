import GRDB

/// A user as it is stored.
struct UserRecord {
  var id: String
  var userName: String
  var displayName: String
  var email: String
  var isAdministrator: Bool
  var canSignIn: Bool

  private init(_ row: Row) {
    id = row["id"]
    userName = row["user_name"]
    displayName = row["display_name"]
    email = row["email"]
    isAdministrator = row["role"] == WorldUser.Role.admin.rawValue
    canSignIn = row["can_sign_in"]
  }

  static func find(name: String, in database: Database) throws -> UserRecord? {
    try fetch("WHERE user_name = ?", [name], database).first
  }

  static func find(id: String, in database: Database) throws -> UserRecord? {
    try fetch("WHERE id = ?", [id], database).first
  }

  /// Sorted by name.
  static func all(in database: Database) throws -> [UserRecord] {
    try fetch("ORDER BY user_name", [], database)
  }

  private static func fetch(
    _ condition: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> [UserRecord] {
    try Row.fetchAll(database, sql: "SELECT * FROM user \(condition)", arguments: arguments)
      .map(UserRecord.init)
  }
}
