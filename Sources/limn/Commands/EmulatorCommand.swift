import ArgumentParser
import Foundation
import PlatformEmulator

/// `limn emulator`: the platform alone, for scripts and tests.
struct EmulatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emulator",
    abstract: "Serve the embedded platform on loopback.",
    discussion: """
      The first line on standard output is its address. Sign in as admin, ana or vic with the \
      password 'password' or the API key 'limn-demo-key'; the AI Lake token is 'limn-demo-token'.
      """)

  @Option(help: "Port to listen on; 0 takes any that is free.")
  var port = 0

  @Option(
    help: """
      Address to listen on. Other than this machine's own 127.0.0.1, ::1 or localhost: everybody \
      who can reach it can use the platform.
      """)
  var host = "127.0.0.1"

  @OptionGroup(title: "World") var world: WorldOptions

  @Option(
    help: ArgumentHelp("How long every answer takes, such as 30ms or 1.5s.", valueName: "time"),
    transform: Latency.read)
  var latency = Latency(duration: .zero)

  @Option(name: .customLong("ailake"), help: "AI Lake's wire format: jsonapi or flat.")
  var aiLake = "jsonapi"

  @Option(help: RateLimitText.help(default: .documented), transform: RateLimitText.read)
  var rateLimit = RateLimitText.documented

  @Option(help: FaultFile.help)
  var faults: String?

  @OptionGroup(title: "TLS") var tls: TLSOptions

  @Flag(help: "Print which operations of the platform are there, and end.")
  var coverage = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port: \(port) is not between 0 and 65535")
    }
    guard !host.isEmpty else { throw ValidationError("--host: the address is empty") }
    guard ["jsonapi", "flat"].contains(aiLake) else {
      throw ValidationError("--ailake: there are jsonapi and flat, but no '\(aiLake)'")
    }
  }

  func run() throws {
    if coverage { return Console.say(CoverageTable(PlatformEmulator.operations).text) }
    StopSignal.block()
    let options = try options()
    do {
      if let file = world.export { return try export(options, to: file) }
      try serve(options)
    } catch let error as EmulatorStartError {
      throw UsageProblem("\(error)")
    }
  }

  private func options() throws -> PlatformEmulator.Options {
    var options = PlatformEmulator.Options()
    world.apply(to: &options)
    options.latency = latency.duration
    options.aiLakeFormat = aiLake == "flat" ? .flat : .jsonAPI
    options.rateLimits = rateLimit.limits
    if let faults { options.faults = try FaultFile(path: faults).read() }
    return options
  }

  private func export(_ options: PlatformEmulator.Options, to file: String) throws {
    try PlatformEmulator(options: options).export(to: file)
    Console.say(file)
  }

  private func serve(_ options: PlatformEmulator.Options) throws {
    let identity = try tls.identity(host: host, data: world.data)
    let server = EmulatorServer(
      emulator: try PlatformEmulator(options: options), host: host, port: port, tls: identity?.tls)
    Console.say(try server.start())
    if let file = identity?.ownCertificate {
      Console.say("Clients that are to trust it: --ca-file \(file)")
    }
    if !["127.0.0.1", "::1", "localhost"].contains(host) {
      Console.warn(
        "everybody who can reach \(host) can use this platform: its passwords are no secret")
    }
    StopSignal.wait()
    server.stop()
  }
}

/// Which world the emulator has, and where it keeps it.
struct WorldOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder to keep the platform's data in; without it, all is gone at the end.",
      valueName: "folder"))
  var data: String?

  @Option(help: "How many assets a new world has.")
  var assets = 3_000

  @Option(help: "Another number, another world.")
  var seed: UInt64 = 1

  @Flag(help: "Throw away the world that is in the data folder, and begin with a new one.")
  var reset = false

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("Begin with the world of this exported file.", valueName: "file"))
  var importFile: String?

  @Option(
    help: ArgumentHelp(
      "Write the whole world into this file (JSON lines), and end.", valueName: "file"))
  var export: String?

  func validate() throws {
    guard (1...5_000_000).contains(assets) else {
      throw ValidationError("--assets: \(assets) is not between 1 and 5,000,000")
    }
    if data == "" { throw ValidationError("--data: the name of the folder is empty") }
    if reset, data == nil {
      throw ValidationError("--reset: without --data FOLDER there is no world to throw away")
    }
    if let importFile, !FileManager.default.isReadableFile(atPath: importFile) {
      throw ValidationError("--import: \(importFile) cannot be read")
    }
    if let export, export == importFile {
      throw ValidationError("--export: \(export) is the file that is imported")
    }
  }

  func apply(to options: inout PlatformEmulator.Options) {
    options.assets = assets
    options.seed = seed
    options.dataDirectory = data
    options.startsOver = reset
    options.worldFile = importFile
  }
}
