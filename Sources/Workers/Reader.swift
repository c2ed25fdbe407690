import ExplorerModel
import PlatformClient
import PlatformModel

/// Asks a platform one question and brings the answer, which carries the question.
struct Reader: Sendable {
  private let platforms: Platforms
  private let cancellation: Cancellation

  init(platforms: Platforms, cancellation: Cancellation) {
    self.platforms = platforms
    self.cancellation = cancellation
  }

  func answer(to query: Query) -> Answer {
    do throws(PlatformError) {
      switch query {
      case .call(let call):
        let caller = OperationCaller(platforms: platforms, cancellation: cancellation)
        return .called(call, caller.outcome(of: call))
      case .lost(let change, let error): return try found(change, error)
      case .rows(let query, let after, _):
        let caller = OperationCaller(platforms: platforms, cancellation: cancellation)
        return .rows(query, after: after, .success(try caller.rows(of: query, after: after)))
      case .databases, .storages, .database:
        let client = try platforms.aiLake.connect("AI Lake")
        return answer(to: query, client.cancelled(by: cancellation))
      default:
        let client = try platforms.platform.connect("platform")
        return answer(to: query, client.cancelled(by: cancellation))
      }
    } catch {
      return Self.failure(of: query, error)
    }
  }

  private func answer(to query: Query, _ client: PlatformClient) -> Answer {
    switch query {
    case .signIn: .signedIn(result { () throws(PlatformError) in try client.signedInUser() })
    case .containers(let kind, let after):
      .containers(
        kind, after: after,
        result { () throws(PlatformError) in try client.containers(kind, after: after) })
    case .facets(let id):
      .facets(
        id,
        result { () throws(PlatformError) in
          try client.assets(matching: AssetQuery(container: id), limit: 1, counting: true)
        })
    case .assets(let query, let after, _):
      .assets(
        query, after: after,
        result { () throws(PlatformError) in
          try client.assets(matching: query, after: after, counting: after == nil)
        })
    case .asset(let id): .asset(id, result { () throws(PlatformError) in try client.asset(id) })
    case .columns(let id, let after):
      .columns(
        id, after: after,
        result { () throws(PlatformError) in try client.columns(of: id, after: after) })
    case .relationships(let id, let after):
      .relationships(
        id, after: after,
        result { () throws(PlatformError) in try client.relationships(of: id, after: after) })
    case .revisions(let id, let after):
      .revisions(
        id, after: after,
        result { () throws(PlatformError) in try client.revisions(of: id, after: after) })
    case .revision(let id, let number):
      .revision(
        id, number,
        result { () throws(PlatformError) in try client.revision(number, of: id) })
    case .job(let id): .job(id, result { () throws(PlatformError) in try client.job(id) })
    case .runsOfJob(let id, let after):
      .runsOfJob(
        id, after: after,
        result { () throws(PlatformError) in try client.runs(of: id, after: after, limit: 200) })
    case .runsInStates(let jobs, let states):
      .runsInStates(
        jobs, states,
        result { () throws(PlatformError) in try client.runs(of: jobs, in: states) })
    case .run(let id): .run(id, result { () throws(PlatformError) in try client.run(id) })
    case .user(let id): .user(id, result { () throws(PlatformError) in try client.user(id) })
    case .role(let id):
      .role(id, result { () throws(PlatformError) in try client.ownRole(in: id) })
    case .databases, .storages, .database, .call, .lost, .rows:
      Self.failure(of: query, .notConfigured("AI Lake"))
    }
  }

  private func answer(to query: Query, _ client: AILakeClient) -> Answer {
    switch query {
    case .databases(let after):
      .databases(
        after: after, result { () throws(PlatformError) in try client.databases(after: after) })
    case .storages:
      .storages(result { () throws(PlatformError) in try client.objectStorages() })
    case .database(let id):
      .database(id, result { () throws(PlatformError) in try client.database(id) })
    default: Self.failure(of: query, .notConfigured("AI Lake"))
    }
  }

  /// The answer to `query` when there is none.
  static func failure(of query: Query, _ error: PlatformError) -> Answer {
    switch query {
    case .signIn: .signedIn(.failure(error))
    case .containers(let kind, let after): .containers(kind, after: after, .failure(error))
    case .databases(let after): .databases(after: after, .failure(error))
    case .storages: .storages(.failure(error))
    case .facets(let id): .facets(id, .failure(error))
    case .assets(let query, let after, _): .assets(query, after: after, .failure(error))
    case .asset(let id): .asset(id, .failure(error))
    case .columns(let id, let after): .columns(id, after: after, .failure(error))
    case .relationships(let id, let after): .relationships(id, after: after, .failure(error))
    case .revisions(let id, let after): .revisions(id, after: after, .failure(error))
    case .revision(let id, let number): .revision(id, number, .failure(error))
    case .job(let id): .job(id, .failure(error))
    case .runsOfJob(let id, let after): .runsOfJob(id, after: after, .failure(error))
    case .runsInStates(let jobs, let states): .runsInStates(jobs, states, .failure(error))
    case .run(let id): .run(id, .failure(error))
    case .database(let id): .database(id, .failure(error))
    case .user(let id): .user(id, .failure(error))
    case .role(let id): .role(id, .failure(error))
    case .rows(let query, let after, _): .rows(query, after: after, .failure(error))
    case .call(let call): .called(call, .failed(error))
    case .lost(let change, let lost): notFound(change, lost.after("looking for it failed too"))
    }
  }
}

extension Reader {
  /// The outcome of a change whose answer was lost, told as the answer to it would have been.
  private func found(_ change: LostChange, _ lost: PlatformError) throws(PlatformError) -> Answer {
    do throws(PlatformError) {
      switch change {
      case .startRun(let entry, let job, let sent):
        let client = try platforms.platform.connect("platform").cancelled(by: cancellation)
        return .runStarted(
          entry: entry, job, .success(try client.startedRun(of: job, since: sent, after: lost)))
      case .cancelRun(let entry, let id):
        let client = try platforms.platform.connect("platform").cancelled(by: cancellation)
        let run = try client.run(id, after: lost) { $0.isTerminal || $0 == .canceling }
        return .runCancelled(entry: entry, id, .success(run))
      case .operation(let entry, let id):
        let client = try platforms.aiLake.connect("AI Lake").cancelled(by: cancellation)
        let operation = try client.operation(id, after: lost)
        return .databaseRequested(entry: entry, .success(operation.id))
      }
    } catch {
      return Self.notFound(change, error)
    }
  }

  private static func notFound(_ change: LostChange, _ lost: PlatformError) -> Answer {
    switch change {
    case .startRun(let entry, let job, _): .runStarted(entry: entry, job, .failure(lost))
    case .cancelRun(let entry, let run): .runCancelled(entry: entry, run, .failure(lost))
    case .operation(let entry, _): .databaseRequested(entry: entry, .failure(lost))
    }
  }
}

extension PlatformError {
  /// With what a look showed.
  fileprivate func after(_ found: String) -> PlatformError {
    var error = self
    error.found = found
    return error
  }
}

extension PlatformClient {
  func containers(
    _ kind: ContainerKind, after: PageCursor?
  ) throws(PlatformError) -> Page<Container> {
    switch kind {
    case .catalog: try catalogs(after: after)
    case .project: try projects(after: after)
    case .space: try spaces(after: after)
    }
  }

  /// All of them; a job that is gone has none.
  func runs(of jobs: [JobID], in states: [RunState]) throws(PlatformError) -> [JobRun] {
    var runs: [JobRun] = []
    for job in jobs {
      var cursor: PageCursor?
      repeat {
        do throws(PlatformError) {
          let page = try self.runs(of: job, states: states, after: cursor, limit: 200)
          runs += page.items
          cursor = page.next
        } catch {
          guard error.cause == .notFound else { throw error }
          cursor = nil
        }
      } while cursor != nil
    }
    return runs
  }

  func signedInUser() throws(PlatformError) -> User {
    try signIn()
    return try currentUser()
  }
}

/// The value of a throwing call, or its error.
func result<Value>(
  _ call: () throws(PlatformError) -> Value
) -> Result<Value, PlatformError> {
  do throws(PlatformError) { return .success(try call()) } catch { return .failure(error) }
}
