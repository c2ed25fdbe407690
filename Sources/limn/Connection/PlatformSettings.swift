import ExplorerModel
import Foundation
import PlatformClient
import PlatformModel
import Workers

/// Which platforms, and who asks.
struct PlatformSettings {
  var url: String?
  var aiLakeURL: String?
  var user: String?
  var caFile: String?
  var isInsecure: Bool
  var trace = TraceOptions()

  typealias Connect = (@escaping @Sendable (Exchange) -> Void) -> Platforms

  /// What to show of the context, and how to connect. Everything that can be wrong with the settings
  /// is found here, before the screen opens; throws `UsageProblem`.
  func connections(environment: [String: String]) throws -> (ContextInfo, Connect) {
    let platform = try url.map { url in
      (try checked(url, "--url"), try credentials(environment))
    }
    let aiLake = try aiLakeURL.map { url in
      (try checked(url, "--ailake-url"), try aiLakeCredentials(environment))
    }
    var settings = HTTPTransport.Settings()
    settings.trustFile = caFile
    settings.verifiesTLS = !isInsecure
    settings.environment = environment
    let transport = Connection<HTTPTransport> { [settings] () throws(PlatformError) in
      try HTTPTransport.connecting(settings)
    }
    let host = URL(string: url ?? aiLakeURL ?? "")?.host ?? ""
    let context = ContextInfo(
      name: host, user: user, host: host, isInsecure: isInsecure, hasPlatform: platform != nil,
      hasAILake: aiLake != nil)
    let recorded = try trace.open()
    let connect: Connect = { listener in
      let onExchange = recorded.noting(listener)
      return Platforms(
        platform: platform.map { url, credentials in
          Connection { () throws(PlatformError) in
            try .connecting(
              to: url, as: credentials, over: transport.client(), onExchange: onExchange)
          }
        },
        aiLake: aiLake.map { url, credentials in
          Connection { () throws(PlatformError) in
            try .connecting(
              to: url, as: credentials, over: transport.client(), onExchange: onExchange)
          }
        })
    }
    return (context, connect)
  }

  private func checked(_ url: String, _ option: String) throws -> String {
    do {
      _ = try BaseURL(url)
    } catch {
      throw UsageProblem("\(option): \(error)")
    }
    return url
  }

  private func credentials(_ environment: [String: String]) throws -> Credentials {
    if let token = environment["LIMN_TOKEN"], !token.isEmpty { return .token(token) }
    guard let user else {
      throw UsageProblem(
        "--user is missing (with LIMN_PASSWORD or LIMN_API_KEY in the environment), or LIMN_TOKEN")
    }
    if let key = environment["LIMN_API_KEY"], !key.isEmpty { return .apiKey(user: user, key: key) }
    if let password = environment["LIMN_PASSWORD"], !password.isEmpty {
      return .password(user: user, password: password)
    }
    throw UsageProblem(
      "neither LIMN_PASSWORD nor LIMN_API_KEY is set in the environment, to sign in as \(user)")
  }

  private func aiLakeCredentials(_ environment: [String: String]) throws -> Credentials {
    guard let token = environment["LIMN_AILAKE_TOKEN"], !token.isEmpty else {
      throw UsageProblem("LIMN_AILAKE_TOKEN is not set in the environment")
    }
    return .token(token)
  }
}

extension PlatformClient {
  static func connecting(
    to url: String, as credentials: Credentials, over transport: any Transport,
    clock: ClientClock = .system, limits: CallLimits? = .documented,
    onExchange: @escaping @Sendable (Exchange) -> Void
  ) throws(PlatformError) -> PlatformClient {
    do {
      return try PlatformClient(
        baseURL: url, credentials: credentials, transport: transport, clock: clock,
        limits: limits, onExchange: onExchange)
    } catch {
      throw PlatformError(cause: .unreachable("\(error)"), request: "")
    }
  }
}

extension AILakeClient {
  static func connecting(
    to url: String, as credentials: Credentials, over transport: any Transport,
    clock: ClientClock = .system, onExchange: @escaping @Sendable (Exchange) -> Void
  ) throws(PlatformError) -> AILakeClient {
    do {
      return try AILakeClient(
        baseURL: url, credentials: credentials, transport: transport, clock: clock,
        onExchange: onExchange)
    } catch {
      throw PlatformError(cause: .unreachable("\(error)"), request: "")
    }
  }
}

extension HTTPTransport {
  static func connecting(_ settings: Settings) throws(PlatformError) -> HTTPTransport {
    do {
      return try HTTPTransport(settings: settings)
    } catch {
      throw PlatformError(cause: .unreachable("\(error)"), request: "")
    }
  }
}
