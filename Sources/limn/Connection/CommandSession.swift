import ExplorerModel
import Foundation
import PlatformClient
import PlatformModel
import Workers

/// The platforms a command without a screen talks to. Connects and signs in with the first call.
struct CommandSession: Sendable {
  let settings: PlatformSettings
  /// Ends the calls of this session.
  let interruption = Interruption()
  /// What is known of the user since something was refused.
  let standings = Standings()
  private let platforms: Platforms

  /// Throws `UsageProblem` if the settings are not enough to connect with.
  init(
    _ settings: PlatformSettings, onExchange: @escaping @Sendable (Exchange) -> Void = { _ in }
  ) throws {
    self.settings = settings
    let (_, connect) = try settings.connections()
    platforms = connect(settings.warning(onExchange))
  }

  /// Which platforms, and as whom: the same for the same.
  var target: String {
    [settings.url, settings.aiLakeURL, settings.user].map { $0 ?? "" }.joined(separator: " ")
  }

  /// Platforms that are connected elsewhere.
  init(_ platforms: Platforms, settings: PlatformSettings) {
    self.platforms = platforms
    self.settings = settings
  }

  /// Cloud Pak for Data or watsonx.
  func platform() throws(PlatformError) -> PlatformClient {
    guard let platform = platforms.platform else { throw MissingAddress.platform }
    return try platform.client().cancelled(by: interruption.cancellation)
  }

  func aiLake() throws(PlatformError) -> AILakeClient {
    guard let aiLake = platforms.aiLake else { throw MissingAddress.aiLake }
    return try aiLake.client().cancelled(by: interruption.cancellation)
  }

  /// Any operation of the catalogue, at the platform it belongs to.
  func operations(for operation: APIOperation) throws(PlatformError) -> Operations {
    operation.isAILake ? try aiLake().operations : try platform().operations
  }
}

// MARK: What the context says

extension CommandSession {
  var environment: [String: String] { settings.environment }

  /// The context, else the host.
  var contextName: String { settings.name }

  var isReadOnly: Bool { settings.isReadOnly }

  /// The container that is meant where none is said: a name, an id or a path.
  var defaultContainer: String? { settings.defaultContainer }

  /// Which containers the context is about; lists leave the others out.
  var containers: ContainerScope { settings.containers }

  /// Throws `CommandFailure` with code 4 in a read-only context. `what` begins the sentence: `asset
  /// delete`.
  func requireWritable(_ what: String) throws {
    try settings.requireWritable(what)
  }
}

extension PlatformOptions {
  /// What is asked for on the command line, in the environment and in the configuration.
  func session() throws -> CommandSession {
    try CommandSession(try settings(ProcessInfo.processInfo.environment))
  }
}
