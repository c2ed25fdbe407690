import Foundation
import PlatformClient
import PlatformModel
import Workers

/// The platforms a command without a screen talks to. Connects and signs in with the first call.
struct CommandSession: Sendable {
  let settings: PlatformSettings
  let environment: [String: String]
  private let platforms: Platforms

  /// Throws `UsageProblem` if the settings are not enough to connect with.
  init(
    _ settings: PlatformSettings, environment: [String: String],
    onExchange: @escaping @Sendable (Exchange) -> Void = { _ in }
  ) throws {
    self.settings = settings
    self.environment = environment
    let (_, connect) = try settings.connections(environment: environment)
    platforms = connect(onExchange)
  }

  /// Which platforms, and as whom: the same for the same.
  var target: String {
    [settings.url, settings.aiLakeURL, settings.user].map { $0 ?? "" }.joined(separator: " ")
  }

  /// Cloud Pak for Data or watsonx.
  func platform() throws(PlatformError) -> PlatformClient {
    try platforms.platform.connect("platform")
  }

  func aiLake() throws(PlatformError) -> AILakeClient {
    try platforms.aiLake.connect("AI Lake")
  }

  /// Any operation of the catalogue, at the platform it belongs to.
  func operations(for operation: APIOperation) throws(PlatformError) -> Operations {
    operation.isAILake ? try aiLake().operations : try platform().operations
  }
}

extension PlatformOptions {
  /// What is asked for on the command line and in the environment.
  func session() throws -> CommandSession {
    let environment = ProcessInfo.processInfo.environment
    return try CommandSession(try settings(environment), environment: environment)
  }
}
