import ArgumentParser
import ExplorerModel
import Foundation
import PlatformClient
import PlatformEmulator
import PlatformModel
import Workers

/// `limn replay`: a recorded session as a platform, so that a bug report can be played.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Serve a recorded session (limn --trace FILE) as a platform on loopback.",
    discussion: """
      The first line on standard output is its address: limn --url ADDRESS explores it, signed in \
      with anything. What was asked while it was recorded is answered as it was then, in the same \
      order; everything else is not found. With --explore the explorer is opened on it at once.
      """)

  @Argument(help: ArgumentHelp("A recording (HAR).", valueName: "file"))
  var file: String

  @Flag(help: "Open the explorer on it.")
  var explore = false

  @Option(help: "Port to listen on; 0 takes any that is free.")
  var port = 0

  @Option(
    help: ArgumentHelp(
      "How long answers take: a time such as 30ms, or recorded, for as long as they took.",
      valueName: "time"),
    transform: ReplayLatency.read)
  var latency = ReplayLatency(latency: .none)

  @OptionGroup var look: LookOptions

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port: \(port) is not between 0 and 65535")
    }
  }

  func run() throws {
    let session = try recorded()
    if explore { return try self.explore(session) }
    StopSignal.block()
    let server = EmulatorServer(replaying: session, port: port)
    do {
      Console.say(try server.start())
    } catch let error as EmulatorStartError {
      throw UsageProblem("\(error)")
    }
    StopSignal.wait()
    server.stop()
  }

  private func recorded() throws -> RecordedPlatform {
    guard let data = InputFile.bytes(at: file) else {
      throw UsageProblem("\(file) cannot be read")
    }
    do {
      let session = try RecordedPlatform(archive: data, latency: latency.latency)
      guard session.count > 0 else { throw UsageProblem("\(file): no request was recorded in it") }
      return session
    } catch let error as RecordedSessionError {
      throw UsageProblem("\(file): \(error)")
    }
  }

  private func explore(_ session: RecordedPlatform) throws {
    let server = EmulatorServer(replaying: session, port: port)
    let address: String
    do {
      address = try server.start()
    } catch let error as EmulatorStartError {
      throw UsageProblem("\(error)")
    }
    defer { server.stop() }
    let user = session.user
    let context = ContextInfo(
      name: "replay", user: user, host: session.host ?? "nobody",
      hasPlatform: session.hasPlatform, hasAILake: session.hasAILake)
    let transport = try HTTPTransport.connecting(HTTPTransport.Settings())
    // As whom it was recorded, so that the same calls are made.
    let credentials = user.map { Credentials.password(user: $0, password: "replayed") }
    try Launch(look: look, environment: ProcessInfo.processInfo.environment)
      .explore(context, keeping: StateOwners(platform: StateOwner("replay-\(file)"))) {
        onExchange in
        Platforms(
          platform: session.hasPlatform
            ? Connection { () throws(PlatformError) in
              try .connecting(
                to: address, as: credentials ?? .token("replayed"), over: transport,
                limits: nil, onExchange: onExchange)
            } : nil,
          aiLake: session.hasAILake
            ? Connection { () throws(PlatformError) in
              try .connecting(
                to: address, as: .token("replayed"), over: transport, onExchange: onExchange)
            } : nil)
      }
  }
}

/// A time, or `recorded`.
struct ReplayLatency {
  var latency: RecordedPlatform.Latency

  static func read(_ text: String) throws -> ReplayLatency {
    if text == "recorded" { return ReplayLatency(latency: .recorded) }
    do {
      return ReplayLatency(latency: .fixed(try Latency.read(text).duration))
    } catch {
      throw ValidationError(
        "'\(text)' is neither recorded, nor a time such as 30ms, 1.5s or 2m")
    }
  }
}
