import PlatformClient
import PlatformModel
import Synchronization

extension CommandSession {
  /// Why something was not done. Where the platform did not permit it, the user's role there is asked
  /// for, so that it can be said: once in each container, and if that fails nothing changes.
  func failure(_ error: PlatformError) -> CommandFailure {
    guard error.cause == .forbidden, error.status == 403 else { return CommandFailure(error) }
    let place = RequestLine(error.request).container
    if let standing = place.flatMap(standings.known) {
      var error = error
      error.standing = standing
      return CommandFailure(error)
    }
    let explained = (try? platform())?.explained(error) ?? error
    if let place, let standing = explained.standing { standings.remember(standing, in: place) }
    return CommandFailure(explained)
  }
}

/// What the user is in containers that something was refused in.
final class Standings: Sendable {
  private let all = Mutex<[ContainerID: String]>([:])

  func known(in place: ContainerID) -> String? { all.withLock { $0[place] } }

  func remember(_ standing: String, in place: ContainerID) {
    all.withLock { $0[place] = standing }
  }
}

extension APIRequest {
  /// What becomes of what it takes away; nil if it takes nothing away.
  var loss: APIOperation.Loss? {
    operation.loss { name in query.last { $0.name == name }?.value }
  }

  /// The container it is about, if it says one.
  var container: ContainerID? {
    for kind in ContainerKind.allCases {
      let name = kind.scopeParameter
      let id = pathValues[name] ?? query.first { $0.name == name }?.value
      if let id { return ContainerID(kind, id) }
    }
    return nil
  }
}
