import JSON
public import PlatformModel

extension PlatformClient {
  /// Whose session this is; from the token itself where the platform does not tell.
  ///
  /// Source: GET /icp4d-api/v1/me, payloads 0.1.
  public func currentUser() throws(PlatformError) -> User {
    do {
      return try read(.get("icp4d-api", "v1", "me"), "no user") { User(me: $0) }
    } catch {
      guard Self.isUntold(error), let user = userWithoutAsking else { throw error }
      return user
    }
  }

  /// A user by id, nil if the platform knows none or does not tell. Asked for once per session.
  ///
  /// Source: GET /v2/user_profiles, operation list.
  public func user(_ id: String) throws(PlatformError) -> User? {
    guard !id.isEmpty else { return nil }
    if let known = caller.session.user(id) { return known }
    let user: User?
    do {
      let answer = try caller.json(
        .get("v2", "user_profiles", query: [QueryItem("q", "iam_id:\(id)")]))
      user = User(profiles: answer, id: id)
    } catch {
      guard Self.isUntold(error) else { throw error }
      user = nil
    }
    caller.session.remember(user, for: id)
    return user
  }

  private var userWithoutAsking: User? {
    if let user = caller.session.claims?.user { return user }
    return caller.session.credentials.user.map { User(id: $0, displayName: $0, username: $0) }
  }

  /// The platform does not have the call, or not for this user.
  private static func isUntold(_ error: PlatformError) -> Bool {
    switch error.cause {
    case .notFound, .forbidden, .rejected, .unreadable: true
    default: error.status == 500 || error.status == 501
    }
  }
}
