import ArgumentParser
import ExplorerModel
import ExplorerUI
import Foundation
import PlatformClient
import PlatformEmulator
import PlatformModel
import Workers

/// `limn demo`: the explorer on a platform inside the same process.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Try everything, on a platform of its own.")

  @Option(help: "How many assets the platform has.")
  var assets = 3_000

  @Option(help: "Another number, another world.")
  var seed: UInt64 = 1

  @Option(help: "Sign in as admin, ana or vic.")
  var user = "admin"

  /// None unless asked for: somebody who scrolls through a large catalog or holds a key down is no
  /// client that has to be stopped, and everybody here is the same user.
  @Option(help: RateLimitText.help(default: .off), transform: RateLimitText.read)
  var rateLimit = RateLimitText.off

  @Option(help: FaultFile.help)
  var faults: String?

  @OptionGroup var trace: TraceOptions

  @OptionGroup var look: LookOptions

  func validate() throws {
    guard (1...5_000_000).contains(assets) else {
      throw ValidationError("--assets: \(assets) is not between 1 and 5,000,000")
    }
    guard ["admin", "ana", "vic"].contains(user) else {
      throw ValidationError("--user: there are admin, ana and vic, but no '\(user)'")
    }
  }

  func run() throws {
    var options = PlatformEmulator.Options()
    options.assets = assets
    options.seed = seed
    options.rateLimits = rateLimit.limits
    if let faults { options.faults = try FaultFile(path: faults).read() }
    let platform = DemoPlatform(options: options, user: user)
    let context = ContextInfo(
      name: "demo", user: user, host: "the embedded platform", hasAILake: true)
    let recorded = try trace.open()
    let environment = ProcessInfo.processInfo.environment
    let world = "demo-\(seed)-\(assets)-\(user)"
    var owners = StateOwners(platform: StateOwner(world), earlier: world)
    owners.isShared = false
    // The world is made while the first frame is drawn.
    try Launch(look: look, environment: environment, keymap: Self.keymap(environment))
      .explore(context, keeping: owners) {
        platform.platforms(onExchange: recorded.noting($0))
      }
  }
}

extension DemoCommand {
  /// The user's own keys, as in all contexts. What is wrong with them is said, and keeps nobody from
  /// trying limn.
  static func keymap(
    _ environment: [String: String], warn: (String) -> Void = Console.warn
  ) -> Keymap {
    do {
      let file = try Configuration(named: nil, environment: environment).file
      return try Keymap(overrides: file?.keys ?? [])
    } catch let problem as KeymapError {
      warn(problem.words)
    } catch {
      warn("\(error)")
    }
    return .standard
  }
}

/// The emulator on loopback, started when the first call needs it.
final class DemoPlatform: Sendable {
  private let server: Connection<String>
  private let user: String
  /// Nil: none.
  private let limits: CallLimits?

  init(options: PlatformEmulator.Options, user: String) {
    self.user = user
    limits = options.rateLimits.map {
      CallLimits(read: $0.read, write: $0.write, query: $0.query)
    }
    server = Connection { () throws(PlatformError) in
      do {
        let server = EmulatorServer(emulator: try PlatformEmulator(options: options))
        return try server.start()
      } catch {
        throw PlatformError(
          cause: .unreachable("the embedded platform did not start: \(error)"), request: "")
      }
    }
  }

  func platforms(onExchange: @escaping @Sendable (Exchange) -> Void) -> Platforms {
    let transport = Connection<HTTPTransport> { () throws(PlatformError) in
      try HTTPTransport.connecting(HTTPTransport.Settings())
    }
    return Platforms(
      platform: Connection { [server, user, limits] () throws(PlatformError) in
        try .connecting(
          to: server.client(), as: .password(user: user, password: "password"),
          over: transport.client(),
          limits: limits, onExchange: onExchange)
      },
      aiLake: Connection { [server] () throws(PlatformError) in
        try .connecting(
          to: server.client(), as: .token("limn-demo-token"), over: transport.client(),
          onExchange: onExchange)
      })
  }
}
