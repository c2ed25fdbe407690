import HTTPTypes
import JSON
public import PlatformModel

/// The outcomes of changes whose answer was lost. Nothing is sent again: the platform is looked at, a
/// few times, since a gateway gives up before what stands behind it does.
///
/// Each throws the error that was given, with what the looks showed in `found`, where it stays unknown.
extension PlatformClient {
  /// The run that a start began.
  ///
  /// - Parameter sent: when it was asked for, by the clock of this machine.
  public func startedRun(
    of job: JobID, since sent: Timestamp, after lost: PlatformError
  ) throws(PlatformError) -> JobRun {
    try caller.startedRun(of: job, since: sent, after: lost)
  }

  /// A run that was asked to become something: one in a state that `isReached` takes.
  public func run(
    _ id: JobRunID, after lost: PlatformError, reaching isReached: (RunState) -> Bool
  ) throws(PlatformError) -> JobRun {
    try caller.run(id, after: lost, reaching: isReached)
  }
}

extension AILakeClient {
  /// The operation that a change began under an id of our own choosing.
  public func operation(
    _ id: String, after lost: PlatformError
  ) throws(PlatformError) -> AILakeOperation {
    try caller.find(after: lost, absent: "AI Lake knows no operation \(id)") {
      () throws(PlatformError) -> AILakeOperation? in
      do throws(PlatformError) {
        return try operation(id)
      } catch {
        guard error.cause == .notFound else { throw error }
        return nil
      }
    }
  }
}

extension Caller {
  /// How long is waited before each look.
  private static let looks: [Duration] = [.zero, .seconds(2), .seconds(5)]

  /// The find of a look, or `lost` with what the looks showed.
  ///
  /// - Parameter absent: what it means that nothing is found.
  func find<Found>(
    after lost: PlatformError, absent: String,
    _ look: () throws(PlatformError) -> Found?
  ) throws(PlatformError) -> Found {
    var lost = lost
    for pause in Self.looks {
      if pause > .zero { clock.sleep(pause, cancellation) }
      do throws(PlatformError) {
        if let found = try look() { return found }
        lost.found = absent
      } catch {
        lost.found = "looking for it failed too"
        if error.cause == .cancelled { break }
      }
    }
    throw lost
  }

  func startedRun(
    of job: JobID, since sent: Timestamp, after lost: PlatformError
  ) throws(PlatformError) -> JobRun {
    let user = ownID
    return try find(after: lost, absent: "no run that you began since then is listed") {
      () throws(PlatformError) in try newRun(of: job, since: sent, by: user)
    }
  }

  func run(
    _ id: JobRunID, after lost: PlatformError, reaching isReached: (RunState) -> Bool
  ) throws(PlatformError) -> JobRun {
    var state = ""
    do throws(PlatformError) {
      return try find(after: lost, absent: "") { () throws(PlatformError) -> JobRun? in
        let run = try read(
          .get("v2", "jobs", id.job.id, "runs", id.id, query: [id.job.container.scope]), "no run"
        ) { JobRun($0, of: id.job) }
        state = run.state.text
        return isReached(run.state) ? run : nil
      }
    } catch {
      guard error.found?.isEmpty == true else { throw error }
      var error = error
      error.found = "the run is \(state)"
      throw error
    }
  }

  /// Who is signed in; nil if that is not told.
  private var ownID: String? {
    let me = try? json(.get("icp4d-api", "v1", "me"))
    return me.flatMap { User(me: $0)?.id } ?? session.claims?.user?.id
  }

  /// The first run that `user` began since `sent`; nil if none is listed.
  private func newRun(
    of job: JobID, since sent: Timestamp, by user: String?
  ) throws(PlatformError) -> JobRun? {
    let call = Call.get(
      "v2", "jobs", job.id, "runs", query: [job.container.scope, QueryItem("limit", 20)])
    let answer = try response(call)
    let sent = sent + skew(answer)
    let json = try json(in: answer, to: call)
    let rows = json["results"]?.array ?? json["resources"]?.array ?? []
    let new = rows.filter { row in
      guard let owner = row["metadata"]?.word("owner_id"), let user else { return true }
      return owner == user
    }.compactMap { row in
      JobRun(row, of: job).map { (run: $0, isNew: Self.isNew(row, since: sent)) }
    }.filter(\.isNew).map(\.run)
    return new.last
  }

  /// How far the platform's clock is ahead. Its word is in whole seconds, so that two are no difference.
  private func skew(_ answer: TransportResponse) -> Duration {
    guard let date = RetryAfter.date(answer.headers[.date] ?? "") else { return .zero }
    let skew = date - clock.now()
    return skew > .seconds(-3) && skew < .seconds(3) ? .zero : skew
  }

  /// A list tells in whole seconds when a run was created, and when it was queued to the millisecond.
  private static func isNew(_ row: JSONValue, since sent: Timestamp) -> Bool {
    if let queued = row.at("entity", "job_run")?.moment("queue_start") { return queued >= sent }
    guard let created = row["metadata"]?.moment("created", "created_at") else { return false }
    return created.milliseconds / 1_000 >= sent.milliseconds / 1_000
  }
}
