import PlatformModel

/// What this user is in containers, so that nobody writes what he may not send.
enum Roles {
  /// Asks once for each container.
  static func ask(_ state: inout AppState, in container: ContainerID) -> [Effect] {
    guard state.context.hasPlatform, state.library.roles[container] == nil,
      state.askedRoles.insert(container).inserted
    else { return [] }
    return [.load(.role(container))]
  }

  static func arrived(
    _ state: inout AppState, _ container: ContainerID, _ result: Result<String?, PlatformError>
  ) {
    guard case .success(let role?) = result else { return }
    state.library.roles[container] = role
    ActionsFeature.roleArrived(&state)
  }
}

extension AppState {
  /// Why changes in a container will be refused; nil if they will not, as far as is known.
  public func refusal(in container: ContainerID) -> String? {
    guard library.roles[container] == "viewer" else { return nil }
    return "You are viewer of \(name(of: .container(container))): this takes editor or admin there"
  }
}
