import ExplorerModel
import Foundation
import HTTPTypes
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import Synchronization
import TestSupport
import Testing
import Workers

@testable import limn

/// Commands without a screen, in this process, at a platform whose clock stands still.
final class NounWorld {
  struct Result {
    var output: String
    /// What was said on standard error, one line each.
    var words: [String]
    var code: Int32

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  let platform: PlatformEmulator
  let folder: URL
  var environment: [String: String] = [:]
  /// What the person answers, in turn; nil: nobody is there.
  var answers: [String]?
  /// What the person does in the editor.
  var editor: (String) -> String? = { _ in nil }
  var width: Int?
  var height: Int?
  var hasColor = false
  /// How often a watched list is drawn.
  var drawings = 1
  /// After how many pauses ctrl-c is pressed; nil: never.
  var pauses: Int?
  /// After how many looks for it ctrl-c is found to be pressed, between two of many things; nil: never.
  var stepsUntilInterrupted: Int?
  /// What was drawn on standard error; nil: it is no terminal.
  var drawn: [String]?
  /// What happens while a command pauses.
  var onPause: () -> Void = {}
  var isReadOnly = false
  var isProduction = false
  /// The body that comes in place of what the platform answers to a request (`GET http://…`); nil: it
  /// comes as it is.
  var instead: @Sendable (_ request: String, _ body: String) -> String? = { _, _ in nil }
  /// What stands on standard input.
  var input: [UInt8] = []
  private let clock: ManualEmulatorClock
  private let journal = Journal()
  private let user: String
  private var questions: [String] = []

  init(
    user: String = "admin",
    options change: (inout PlatformEmulator.Options) -> Void = { _ in }
  ) throws {
    clock = ManualEmulatorClock()
    self.user = user
    var options = PlatformEmulator.Options()
    options.assets = 600
    options.clock = clock
    change(&options)
    platform = try Worlds.platform(options)
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What was asked so far: `GET /v2/catalogs?limit=100`.
  var asked: [String] { journal.requests.withLock { $0 } }
  /// What the person was asked.
  var questionsAsked: [String] { questions }

  func run(_ words: String...) -> Result { run(words) }

  func run(_ words: [String]) -> Result {
    var said: [String] = []
    var bytes: [UInt8] = []
    do {
      let pauses = words.contains("--watch") ? drawings - 1 : pauses
      var place = surroundings(
        words, pauses: pauses, warn: { said.append($0) }, put: { bytes += $0 })
      place.environment = environment.merging(["XDG_STATE_HOME": folder.path]) { mine, _ in mine }
      place.note = { said.append($0) }
      guard let command = try Limn.command(words) as? any NounCommand else {
        Issue.record("\(words) is no command about nouns")
        return Result(output: "", words: [], code: -1)
      }
      try command.perform(in: place)
      return Result(output: String(decoding: bytes, as: UTF8.self), words: said, code: 0)
    } catch {
      let failure = Limn.failure(of: error)
      return Result(
        output: String(decoding: bytes, as: UTF8.self),
        words: said + [failure?.description ?? ""], code: failure?.code ?? 0)
    }
  }

  private func surroundings(
    _ words: [String], pauses: Int?, warn: @escaping (String) -> Void,
    put: @escaping ([UInt8]) -> Void
  ) -> Surroundings {
    let now: @Sendable () -> Timestamp = { [clock] in
      Timestamp(milliseconds: clock.milliseconds)
    }
    var left = pauses ?? .max
    var steps = stepsUntilInterrupted ?? .max
    var environment = environment
    environment["XDG_STATE_HOME"] = folder.path
    return Surroundings(
      session: session(now), words: Surroundings.meant(words), environment: environment,
      output: Output(
        isTerminal: width != nil, width: width, height: height, hasColor: hasColor, put: put),
      warn: warn,
      ask: answers == nil
        ? nil
        : { [self] question in
          questions.append(question)
          return answers?.isEmpty == false ? answers?.removeFirst() : nil
        },
      edit: { [self] text, _ in editor(text).map { .edited($0) } ?? .unchanged }, now: now,
      utcOffset: { _ in 0 },
      isInterrupted: {
        steps -= 1
        return steps < 0
      },
      pause: { [self, clock] duration in
        clock.advance(by: duration)
        onPause()
        left -= 1
        return left >= 0
      },
      draw: drawn == nil ? nil : { [self] in drawn?.append($0) },
      store: Places(environment: environment).store,
      readInput: { [self] in input },
      readPiece: { [self] count in
        defer { input.removeFirst(min(count, input.count)) }
        return Array(input.prefix(count))
      })
  }

  /// A call beside the commands.
  func call(
    _ group: String, _ verb: String, _ parameters: KeyValuePairs<String, String?>,
    body: JSONValue? = nil
  ) throws -> APIAnswer {
    let session = session { [clock] in Timestamp(milliseconds: clock.milliseconds) }
    let request = try session.request(group, verb, parameters, body: body)
    return try session.operations(for: request.operation).perform(request)
  }

  var questionSettings: PlatformSettings { settings }

  private var settings: PlatformSettings {
    var values = ContextValues()
    values.values[.platformURL] = Sourced(
      value: .text("http://platform.test"), origin: .flag("--url"))
    if isReadOnly {
      values.values[.readOnly] = Sourced(value: .flag(true), origin: .flag("--read-only"))
    }
    if isProduction {
      values.values[.production] = Sourced(
        value: .flag(true), origin: .file("config.yaml", line: 3))
    }
    return PlatformSettings(values: values, environment: environment)
  }

  private func session(_ now: @escaping @Sendable () -> Timestamp) -> CommandSession {
    let wire = ReplacedAnswers(wire: EmulatedTransport(platform), instead: instead)
    let time = ClientClock(now: now, sleep: { _, _ in })
    let user = user
    let note: @Sendable (Exchange) -> Void = { [journal] exchange in
      journal.requests.withLock { $0.append(exchange.request) }
    }
    return CommandSession(
      Platforms(
        platform: Connection { () throws(PlatformError) in
          try .connecting(
            to: "http://platform.test", as: .password(user: user, password: "password"),
            over: wire, clock: time, onExchange: note)
        },
        aiLake: Connection { () throws(PlatformError) in
          try .connecting(
            to: "http://platform.test", as: .token("limn-demo-token"), over: wire, clock: time,
            onExchange: note)
        }),
      settings: settings)
  }
}

/// The wire, with some answers replaced.
private struct ReplacedAnswers: Transport {
  let wire: EmulatedTransport
  let instead: @Sendable (String, String) -> String?

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let response = try wire.send(request, cancellation: cancellation)
    let body = String(decoding: response.body, as: UTF8.self)
    guard let other = instead("\(request.method.rawValue) \(request.url)", body) else {
      return response
    }
    return TransportResponse(status: 200, headers: response.headers, body: Array(other.utf8))
  }
}

private final class Journal: Sendable {
  let requests = Mutex<[String]>([])
}
