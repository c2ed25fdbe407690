import JSON
public import PlatformModel

extension PlatformClient {
  /// The role of this user in a container: `admin`, `editor`, `viewer`; nil if they are no member of it, or
  /// only through a group.
  ///
  /// Source: GET /v2/projects/{id}/members/{user_name}, GET /v2/catalogs/{id}/members/{member_id},
  /// GET /v2/spaces/{id}/members/{member_id}, payloads 1.1 to 1.3.
  public func ownRole(in container: ContainerID) throws(PlatformError) -> String? {
    let user = try currentUser()
    let name = container.kind == .project ? user.username ?? user.id : user.id
    let place = "\(container.kind.rawValue)s"
    do {
      let answer = try caller.json(.get("v2", place, container.id, "members", name))
      // A catalog's member comes in a list of one.
      return (answer["members"]?[0] ?? answer)["role"]?.string
    } catch {
      guard error.cause == .notFound else { throw error }
      return nil
    }
  }

  /// The error with what the user is where something was not permitted: one or two calls more, whose
  /// own failure changes nothing. Every other error is as it was.
  public func explained(_ error: PlatformError) -> PlatformError {
    guard error.cause == .forbidden, error.status == 403, error.standing == nil,
      let container = RequestLine(error.request).container
    else { return error }
    do throws(PlatformError) {
      var explained = error
      let place = "of this \(container.kind.rawValue)"
      explained.standing = "\(try ownRole(in: container) ?? "no member") \(place)"
      return explained
    } catch {
      return error
    }
  }
}
