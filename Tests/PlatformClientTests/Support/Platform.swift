import PlatformClient
import PlatformModel
import Synchronization
import Testing

/// A client with a scripted platform behind it.
struct Platform {
  let client: PlatformClient
  let transport: ScriptedTransport
  let clock: ManualClock
  let log: ExchangeLog

  init(
    _ answers: ScriptedTransport.Answer..., baseURL: String = "https://cpd.test",
    credentials: Credentials = .token("secret-token"), tries: Int = 4,
    patience: Duration = .seconds(30), limits: CallLimits? = nil
  ) throws {
    try self.init(
      answers, baseURL: baseURL, credentials: credentials, tries: tries, patience: patience,
      limits: limits)
  }

  init(
    _ answers: [ScriptedTransport.Answer], baseURL: String = "https://cpd.test",
    credentials: Credentials = .token("secret-token"), tries: Int = 4,
    patience: Duration = .seconds(30), limits: CallLimits? = nil
  ) throws {
    let transport = ScriptedTransport(answers)
    let clock = ManualClock()
    let log = ExchangeLog()
    self.transport = transport
    self.clock = clock
    self.log = log
    client = try PlatformClient(
      baseURL: baseURL, credentials: credentials, transport: transport, clock: clock.clock,
      retry: RetryPolicy(tries: tries, patience: patience, chance: { 0.5 }),
      limits: limits,
      onExchange: { log.append($0) })
  }
}

final class ExchangeLog: Sendable {
  private let state = Mutex<[Exchange]>([])

  var exchanges: [Exchange] { state.withLock { $0 } }

  /// Without what was sent and what came back.
  var outlines: [Exchange] {
    exchanges.map { exchange in
      var exchange = exchange
      exchange.content = nil
      return exchange
    }
  }

  func append(_ exchange: Exchange) {
    state.withLock { $0.append(exchange) }
  }
}

/// The error a call ends with.
func platformError<Result>(
  _ call: () throws(PlatformError) -> Result, sourceLocation: SourceLocation = #_sourceLocation
) throws -> PlatformError {
  do {
    _ = try call()
  } catch {
    return error
  }
  Issue.record("The call did not fail.", sourceLocation: sourceLocation)
  throw Unexpected()
}

private struct Unexpected: Error {}

let project = ContainerID(.project, "p1")
let catalog = ContainerID(.catalog, "c1")
let space = ContainerID(.space, "s1")
