import HTTPTypes
import JSON
public import PlatformModel

extension Operations {
  /// Asks for an operation; where the answer to a change is lost, looks for what became of it.
  ///
  /// - Parameter lost: told before the looks, which take some seconds; not where there is nothing to
  ///   look for.
  public func perform(
    _ request: APIRequest, lost: (PlatformError) -> Void
  ) throws(PlatformError) -> APIAnswer {
    let sent = caller.clock.now()
    do {
      return try perform(request)
    } catch {
      guard error.outcomeIsUnknown, error.cause != .cancelled, request.isShown else { throw error }
      lost(error)
      return try answer(to: request, sent: sent, after: error)
    }
  }

  /// The answer to a request whose own answer was lost, as far as the platform shows what became of it:
  /// a run that began, a thing that is gone, an operation under an id of our own choosing.
  ///
  /// Throws `lost`, with what was found, where it stays unknown. Nothing is sent again.
  ///
  /// - Parameter sent: when the request was made, by the clock of this machine.
  public func answer(
    to request: APIRequest, sent: Timestamp, after lost: PlatformError
  ) throws(PlatformError) -> APIAnswer {
    guard lost.outcomeIsUnknown else { throw lost }
    if let run = try caller.startedOrControlledRun(request, sent, lost) {
      return APIAnswer(status: 200, headers: [:], body: run.json.serializedBytes())
    }
    if let operation = try caller.begun(request, lost) { return operation }
    guard request.operation.method == "DELETE", let look = request.look else { throw lost }
    try caller.find(after: lost, absent: "it is still there") { () throws(PlatformError) -> Void? in
      try caller.isGone(look) ? () : nil
    }
    return APIAnswer(status: 204, headers: [:], body: [])
  }
}

extension Caller {
  /// Nil if the request is about no run.
  fileprivate func startedOrControlledRun(
    _ request: APIRequest, _ sent: Timestamp, _ lost: PlatformError
  ) throws(PlatformError) -> JobRun? {
    guard let id = request.job else { return nil }
    if request.operation.verb == "start-run" {
      return try startedRun(of: id, since: sent, after: lost)
    }
    guard let run = request.pathValues["run_id"],
      let isReached = RunState.reached(by: request.operation.verb)
    else { return nil }
    return try self.run(JobRunID(run, of: id), after: lost, reaching: isReached)
  }

  /// The answer of AI Lake where it accepts something; nil if the request named no operation.
  fileprivate func begun(
    _ request: APIRequest, _ lost: PlatformError
  ) throws(PlatformError) -> APIAnswer? {
    guard let id = request.operationID, let name = HTTPField.Name("operation-id") else {
      return nil
    }
    try find(after: lost, absent: "AI Lake knows no operation \(id)") {
      () throws(PlatformError) -> Void? in
      try isGone(.get("api", "v1", "ailake", "operations", id)) ? nil : ()
    }
    return APIAnswer(status: 202, headers: [name: id], body: [])
  }

  fileprivate func isGone(_ look: Call) throws(PlatformError) -> Bool {
    do {
      try response(look)
      return false
    } catch {
      guard error.cause == .notFound else { throw error }
      return true
    }
  }
}

extension APIRequest {
  /// Whether the platform shows afterwards if it was done.
  fileprivate var isShown: Bool {
    if operationID != nil { return true }
    if job != nil, operation.verb == "start-run" || RunState.reached(by: operation.verb) != nil {
      return true
    }
    return operation.method == "DELETE" && look != nil
  }

  /// The job whose run it is about.
  fileprivate var job: JobID? {
    guard operation.group == "jobs", let job = pathValues["job_id"],
      let container = RequestLine(line).container
    else { return nil }
    return JobID(job, in: container)
  }

  /// The id we chose for what it begins.
  fileprivate var operationID: String? {
    headers.first { $0.name.lowercased() == "operation-id" }?.value
  }

  /// Reads the thing the request is about; nil if nothing does.
  fileprivate var look: Call? {
    guard
      OperationCatalogue.all.contains(where: { $0.method == "GET" && $0.path == operation.path })
    else { return nil }
    let scopes = ["catalog_id", "project_id", "space_id"]
    return Call(
      method: .get, path: call.path, query: call.query.filter { scopes.contains($0.name) },
      isRepeatable: true, timeout: .seconds(30))
  }
}

extension RunState {
  /// Whether what a verb of the catalogue asks for has come; nil for other verbs.
  static func reached(by verb: String) -> ((RunState) -> Bool)? {
    switch verb {
    case "cancel-run": { $0.isTerminal || $0 == .canceling }
    case "pause-run": { $0 == .paused || $0.isTerminal }
    case "resume-run": { $0 == .running || $0 == .resuming || $0.isTerminal }
    default: nil
    }
  }
}
