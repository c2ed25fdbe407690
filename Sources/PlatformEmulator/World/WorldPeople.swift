/// Everybody on the platform.
enum WorldPeople {
  static let admin = person("1000330999", "admin", "Admin", role: .admin, canSignIn: true)
  static let ana = person("1000331001", "ana", "Ana Kovács", canSignIn: true)
  static let vic = person("1000331002", "vic", "Vic Moreau", canSignIn: true)
  static let jan = person("1000331003", "jan.novak", "Jan Novák")
  static let yuki = person("1000331004", "yuki.tanaka", "田中 由紀")
  static let layla = person("1000331005", "layla.haddad", "Layla Haddad")
  static let tomas = person("1000331006", "tomas.oliveira", "Tomás Oliveira")
  static let ingrid = person("1000331007", "ingrid.sorensen", "Ingrid Sørensen")
  static let priya = person("1000331008", "priya.raman", "Priya Raman")
  static let marek = person("1000331009", "marek.dvorak", "Marek Dvořák")
  static let chloe = person("1000331010", "chloe.martin", "Chloé Martin")
  static let loader = person("1000331900", "svc-etl", "ETL service")

  static let all = [
    admin, ana, vic, jan, yuki, layla, tomas, ingrid, priya, marek, chloe, loader,
  ]

  /// Ids of those that own things, the busy ones more than once.
  static let owners = [
    ana, ana, ana, admin, vic, jan, jan, yuki, yuki, layla, tomas, ingrid, priya, priya, marek,
    chloe, loader, loader,
  ].map(\.id)

  private static func person(
    _ id: String, _ userName: String, _ displayName: String, role: WorldUser.Role = .user,
    canSignIn: Bool = false
  ) -> WorldUser {
    WorldUser(
      id: id, userName: userName, displayName: displayName, email: "\(userName)@example.com",
      role: role, canSignIn: canSignIn)
  }
}

extension WorldUser {
  func member(_ role: WorldMember.Role) -> WorldMember {
    WorldMember(userID: id, userName: userName, role: role)
  }
}
