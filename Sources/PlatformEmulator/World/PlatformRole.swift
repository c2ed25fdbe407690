/// What somebody may do on the whole platform. Source: `rows` of GET /usermgmt/v1/roles.
struct PlatformRole: Hashable, Sendable {
  var id: String
  var name: String
  var description: String
  var permissions: [String]

  static let administrator = PlatformRole(
    id: "zen_administrator_role", name: "Administrator",
    description: "Administers the platform, and sees everything on it.",
    permissions: [
      "administrator", "can_provision", "manage_catalog", "manage_project", "virtualize",
    ])
  static let user = PlatformRole(
    id: "zen_user_role", name: "User", description: "Works in projects and catalogs.",
    permissions: ["access_catalog", "create_project"])
  static let engineer = PlatformRole(
    id: "zen_data_engineer_role", name: "Data Engineer",
    description: "Builds the pipelines that bring data in.",
    permissions: ["access_catalog", "create_project", "create_space", "virtualize"])
  static let steward = PlatformRole(
    id: "zen_data_steward_role", name: "Data Steward",
    description: "Looks after names, terms and policies.",
    permissions: ["access_catalog", "manage_governance_workflow", "view_governance_artifacts"])
  static let scientist = PlatformRole(
    id: "zen_data_scientist_role", name: "Data Scientist",
    description: "Trains models and puts them into spaces.",
    permissions: ["access_catalog", "create_project", "create_space"])

  static let all = [administrator, engineer, scientist, steward, user]

  /// Everything that somebody may do, by their own role and those of their groups.
  static func permissions(of userID: String, isAdministrator: Bool) -> [String] {
    let own = isAdministrator ? administrator : user
    let roles = [own] + UserGroup.all(with: userID).flatMap(\.roles)
    return Set(roles.flatMap(\.permissions)).sorted()
  }
}
