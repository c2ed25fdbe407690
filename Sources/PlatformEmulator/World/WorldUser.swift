/// Somebody who can sign in to the platform, or whose name stands on assets.
struct WorldUser: Hashable, Sendable {
  /// The platform-wide role. Source: `UserInfo.role` of GET /icp4d-api/v1/me.
  enum Role: String, Hashable, Sendable {
    case admin = "Admin"
    case user = "User"
  }

  /// The IAM id, a number as text.
  var id: String
  var userName: String
  var displayName: String
  var email: String
  var role: Role
  /// False for people that only stand on assets: no password lets them in.
  var canSignIn: Bool
}

/// What a user may do in one container.
struct WorldMember: Hashable, Sendable {
  enum Role: String, Hashable, Sendable {
    case admin
    case editor
    case viewer
  }

  var userID: String
  var userName: String
  var role: Role
}
