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

  @Option(help: "Folder to keep the platform's data in; without it, all is gone at the end.")
  var data: String?

  @Option(help: "How many assets the platform has.")
  var assets = 3_000

  @Option(help: "Another number, another world.")
  var seed: UInt64 = 1

  @Option(help: "How long every answer takes, such as 30ms or 1.5s.")
  var latency: Latency = Latency(duration: .zero)

  @Option(name: .customLong("ailake"), help: "AI Lake's wire format: jsonapi or flat.")
  var aiLake = "jsonapi"

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port: \(port) is not between 0 and 65535")
    }
    guard (1...5_000_000).contains(assets) else {
      throw ValidationError("--assets: \(assets) is not between 1 and 5,000,000")
    }
    guard ["jsonapi", "flat"].contains(aiLake) else {
      throw ValidationError("--ailake: there are jsonapi and flat, but no '\(aiLake)'")
    }
  }

  func run() throws {
    StopSignal.block()
    var options = PlatformEmulator.Options()
    options.assets = assets
    options.seed = seed
    options.dataDirectory = data
    options.latency = latency.duration
    options.aiLakeFormat = aiLake == "flat" ? .flat : .jsonAPI
    let server: EmulatorServer
    let address: String
    do {
      server = EmulatorServer(emulator: try PlatformEmulator(options: options), port: port)
      address = try server.start()
    } catch {
      throw UsageProblem("the platform could not be started: \(error)")
    }
    Console.say(address)
    StopSignal.wait()
    server.stop()
  }
}

/// A duration as people type it: `30ms`, `1.5s`, `2m`.
struct Latency: ExpressibleByArgument {
  var duration: Duration

  init(duration: Duration) {
    self.duration = duration
  }

  init?(argument: String) {
    let units: [(String, Double)] = [("ms", 1), ("s", 1_000), ("m", 60_000)]
    for (unit, milliseconds) in units where argument.hasSuffix(unit) {
      guard let number = Double(argument.dropLast(unit.count)), number >= 0, number < 1e6 else {
        continue
      }
      duration = .milliseconds(Int64(number * milliseconds))
      return
    }
    return nil
  }

  var defaultValueDescription: String { "0ms" }
}
