/// A group of users. No operation of the reference changes groups: they are always the same.
///
/// Source: `results` of GET /usermgmt/v4/groups.
struct UserGroup: Hashable, Sendable {
  var number: Int
  var name: String
  var description: String
  var members: [WorldUser]
  var roles: [PlatformRole]

  /// Everybody is in it; lists leave it out unless asked for it.
  static let everyone = UserGroup(
    number: 10_000, name: "All users", description: "All users of the platform.",
    members: WorldPeople.all, roles: [])
  static let engineers = UserGroup(
    number: 10_001, name: "Data engineers", description: "They run the nightly loads.",
    members: [WorldPeople.ana, WorldPeople.jan, WorldPeople.loader], roles: [.engineer])
  static let stewards = UserGroup(
    number: 10_002, name: "Data stewards", description: "They say what things are called.",
    members: [WorldPeople.ingrid, WorldPeople.layla, WorldPeople.tomas], roles: [.steward])
  static let scientists = UserGroup(
    number: 10_003, name: "Data science", description: "They predict churn and demand.",
    members: [WorldPeople.marek, WorldPeople.priya, WorldPeople.yuki], roles: [.scientist])

  static let all = [everyone, engineers, stewards, scientists]

  static func all(with userID: String) -> [UserGroup] {
    all.filter { group in group.members.contains { $0.id == userID } }
  }

  static func find(_ id: String) -> UserGroup? {
    all.first { $0.id == id }
  }

  /// Under which somebody may stand in lists of members: the own id, and those of groups.
  static func identities(of userID: String) -> [String] {
    [userID] + (identitiesOfGroups[userID] ?? [])
  }

  private static let identitiesOfGroups: [String: [String]] = Dictionary(
    WorldPeople.all.map { user in (user.id, all(with: user.id).map(\.id)) }
  ) { $1 }

  /// As it stands in lists of members: a number as text.
  var id: String { "\(number)" }
}
