import GRDB
import HTTPTypes
import JSON

/// A small Cloud Pak for Data with an AI Lake beside it, in one process: documents in SQLite, time
/// from a clock, and one synchronous function from request to response.
///
/// Written from the reference of the two platforms alone; it shares no types with any client of them.
/// Safe to use from any number of threads.
public final class PlatformEmulator: Sendable {
  public let options: Options
  let store: Store
  let identifiers: Identifiers
  let counts = CountCache()
  let searches = SearchCache()
  let overlays = RunOverlays()
  let agenda = Agenda()
  let gate: SignInGate
  let clock: SkewedClock
  let faultPlan = FaultPlan()
  private let limiter: RateLimiter
  private let journal = RequestJournal()
  private static let routes = RouteTable(Routes.all)

  /// Opens the world of `options.dataDirectory`, or makes a new one: that takes some seconds for
  /// hundreds of thousands of assets.
  ///
  /// Throws `EmulatorStartError` if the directory cannot be used, or the store's own error.
  public convenience init(options: Options) throws {
    try self.init(options: options) { try Store(options: $0) }
  }

  /// A platform of its own that starts with what `model` has now, in memory: far quicker than making
  /// the same small world anew.
  package convenience init(options: Options, copying model: PlatformEmulator) throws {
    try self.init(options: options) { _ in try Store(copying: model.store) }
  }

  private init(options: Options, store: (Options) throws -> Store) throws {
    var options = options
    clock = SkewedClock(options.clock)
    options.clock = clock
    self.options = options
    limiter = RateLimiter(options.rateLimits)
    self.store = try store(options)
    let start = UInt64(bitPattern: options.clock.milliseconds)
    identifiers = Identifiers(seed: SplitMix64.mixed(options.seed) ^ start)
    gate = SignInGate(options: options)
    setFaults(options.faults)
    try agenda.read(self.store)
  }

  /// Writes the whole world into a file, to be had again by `Options.worldFile`.
  ///
  /// Throws `EmulatorStartError` if the file cannot be written.
  public func export(to file: String) throws {
    try store.export(to: file)
  }

  /// Answers one request; never waits, whatever `options.latency` says.
  public func respond(to request: EmulatorRequest) -> EmulatorResponse {
    respond(to: request, under: verdict(on: request))
  }

  /// - Parameter verdict: what was decided to go wrong.
  func respond(to request: EmulatorRequest, under verdict: FaultVerdict) -> EmulatorResponse {
    let watch = ContinuousClock()
    let start = watch.now
    let response = verdict.deliver(verdict.foreignAnswer ?? answer(request, verdict))
    journal.note(
      request, response, at: options.clock.milliseconds, took: start.duration(to: watch.now))
    return response
  }

  /// What was asked and answered, oldest first: the last 10,000 requests, such as
  /// `09:00:00.000 GET /v2/catalogs?limit=100 200 0.4 ms`.
  public var requestLog: [String] {
    journal.lines
  }

  private func answer(
    _ request: EmulatorRequest, _ verdict: FaultVerdict
  ) -> EmulatorResponse {
    let trace = identifiers.next()
    var shape = request.path.hasPrefix("/api/v1/") ? FaultShape.aiLake : .common
    do {
      try agenda.catchUp(self, until: options.clock.milliseconds)
      guard let target = RequestTarget(request.path) else {
        throw PlatformFault.invalid("The address of the request is malformed.")
      }
      let (route, parameters) = try find(request.method, target)
      shape = route.group.faultShape(of: route.pattern)
      if let refusal = verdict.refusal { throw refusal }
      try suffer(verdict, before: route, parameters)
      var response = try run(
        route, parameters, target, request, isStorm: verdict.outcome == .rateLimit)
      suffer(verdict, after: route, parameters)
      response.headers[.transaction] = trace
      return response
    } catch {
      return Self.response(to: error, shape, trace)
    }
  }

  private func find(
    _ method: HTTPRequest.Method, _ target: RequestTarget
  ) throws -> (Route, [String: String]) {
    switch Self.routes.match(method, target.segments) {
    case .found(let route, let parameters):
      return (route, parameters)
    case .otherMethods(let methods):
      let names = methods.map(\.rawValue).joined(separator: ", ")
      throw PlatformFault(
        .methodNotAllowed, code: "method_not_allowed",
        "\(method.rawValue) is not allowed here; allowed: \(names).")
    case .unknown:
      throw PlatformFault.missing("There is no resource at \(target.rawPath).")
    }
  }

  private func run(
    _ route: Route, _ parameters: [String: String], _ target: RequestTarget,
    _ request: EmulatorRequest, isStorm: Bool
  ) throws -> EmulatorResponse {
    let now = options.clock.milliseconds
    let caller =
      try route.access == .open ? .nobody : gate.caller(of: request, target, route, now, store)
    try limiter.check(caller, route, now, isStorm: isStorm)
    guard let handler = route.handler else {
      throw PlatformFault(
        .notImplemented, code: "not_implemented",
        "\(route.method.rawValue) \(route.pattern) is not emulated yet.")
    }
    let generation = counts.generation
    let answer: (Database) throws -> EmulatorResponse = { database in
      try handler(
        Call(
          emulator: self, database: database, route: route, request: request, target: target,
          parameters: parameters, caller: caller, now: now, generation: generation))
    }
    guard route.access == .write else { return try store.read(answer) }
    let response = try store.write(answer)
    if route.group.changesAssets { counts.forgetAll() }
    return response
  }

  private static func response(
    to error: any Error, _ shape: FaultShape, _ trace: String
  ) -> EmulatorResponse {
    let fault =
      error as? PlatformFault
      ?? PlatformFault(
        .internalServerError, code: "internal_error", "The request could not be completed: \(error)"
      )
    var response = Answer.json(shape.body(of: fault, trace: trace), fault.status)
    response.headers[.transaction] = trace
    return response
  }
}

extension HTTPField.Name {
  /// By which the platform finds a request in its logs.
  static let transaction = HTTPField.Name("x-global-transaction-id") ?? .contentType
}
