import PlatformClient
import PlatformModel

extension CommandSession {
  /// Why something was not done in a container. Where the platform did not permit it, the user's role
  /// there is asked for, so that it can be said: one call, whose own failure changes nothing.
  func failure(_ error: PlatformError, in container: ContainerID?) -> CommandFailure {
    guard error.cause == .forbidden, let container, error.status == 403,
      let client = try? platform()
    else { return CommandFailure(error) }
    guard
      case .success(let role) = result({ () throws(PlatformError) in
        try client.ownRole(in: container)
      })
    else { return CommandFailure(error) }
    let held = role.map { "is \($0)" } ?? "is no member"
    return CommandFailure(error, standing: "\(held) of this \(container.kind.rawValue)")
  }
}

private func result<Value>(
  _ call: () throws(PlatformError) -> Value
) -> Result<Value, PlatformError> {
  do throws(PlatformError) { return .success(try call()) } catch { return .failure(error) }
}

extension APIRequest {
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
