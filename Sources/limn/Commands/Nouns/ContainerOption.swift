import ArgumentParser
import PlatformModel

/// Which container a command is about.
struct ContainerOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Container by name or ID, or with its kind, such as 'project:Nightly warehouse' "
        + "(or LIMN_CONTAINER).",
      valueName: "container"),
    completion: Completions.containers)
  var container: String?

  /// What was said, what is in the environment, or what the context has; nil if nothing is.
  ///
  /// Throws for an empty one: a script whose variable is not set must not get all containers.
  func name(in place: Surroundings) throws -> String? {
    if container == "" { throw UsageProblem("-c: the name of the container is empty") }
    let text = container ?? place.environment["LIMN_CONTAINER"] ?? place.session.defaultContainer
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Throws if it is not said, not found, or found more than once.
  func required(in place: Surroundings) throws -> Container {
    guard let name = try name(in: place) else {
      throw UsageProblem(
        "which container? -c NAME or LIMN_CONTAINER says it (limn containers lists them)")
    }
    return try Resolver(place).container(name)
  }

  func optional(in place: Surroundings) throws -> Container? {
    try name(in: place).map { try Resolver(place).container($0) }
  }
}
