import JSON
import PlatformClient
import PlatformModel

/// Finds jobs as people name them: by ID, by name, or by path (`Nightly warehouse/nightly-load`).
struct JobFinder {
  let place: Surroundings
  let option: ContainerOption

  init(_ place: Surroundings, _ option: ContainerOption) {
    self.place = place
    self.option = option
  }

  /// Throws if there is none, or more than one.
  func job(_ text: String) throws -> Job {
    let (container, name) = try split(text, "job")
    return try container.map { try job(name, in: $0) } ?? jobAnywhere(name)
  }

  func job(_ text: String, in container: Container) throws -> Job {
    let client = try place.session.platform()
    try container.requireNoCatalog("jobs")
    if Resolver.isID(text), let job = try job(JobID(text, in: container.id), client) { return job }
    let all = try jobs(in: container)
    return try Resolver(place).one(
      of: Resolver.fitting(text, all) { [$0.name, $0.id.id] }, "job", named: text,
      in: container.name, among: all.map(\.name), hint: "limn jobs -c '\(container.name)'"
    ) { "\($0.id.id)  \($0.name)  \($0.type ?? "")" }
  }

  func jobs(in container: Container) throws -> [Job] {
    try container.requireNoCatalog("jobs")
    var all: [Job] = []
    try Self.reader(container.id, try place.session.platform()).produce { page in
      all += page.items
      return true
    }
    return all
  }

  static func reader(_ container: ContainerID, _ client: PlatformClient) -> ListReader<Job> {
    .pages { cursor throws(PlatformError) in
      try client.jobs(in: container, after: cursor, limit: 200)
    }
  }

  /// A path says the container itself; what is in the environment is only a default.
  func split(_ text: String, _ noun: String) throws -> (Container?, String) {
    guard !text.isEmpty else { throw UsageProblem("the name of the \(noun) is empty") }
    if option.container == nil, text.contains("/"),
      let (container, name) = try Resolver(place).path(text)
    {
      return (container, name)
    }
    return (try option.optional(in: place), text)
  }

  /// By what the search over all containers knows.
  func jobAnywhere(_ text: String) throws -> Job {
    let rows = try GlobalSearch(place).assets(named: text).filter { $0.type == "job" }
    let found = try Resolver(place).one(
      of: Resolver.fitting(text, rows) { [$0.name, $0.id.id] }, "job", named: text,
      among: rows.map(\.name), hint: "limn jobs -c CONTAINER"
    ) { "\($0.id.container.kind.rawValue):\($0.id.container.id)/\($0.id.id)  \($0.name)" }
    return try place.session.platform().job(JobID(found.id.id, in: found.id.container))
  }

  private func job(_ id: JobID, _ client: PlatformClient) throws -> Job? {
    do {
      return try client.job(id)
    } catch {
      guard error.cause == .notFound || error.cause == .rejected else { throw error }
      return nil
    }
  }
}

extension Container {
  /// Throws for what is in projects and spaces only: a platform would say that there is none.
  func requireNoCatalog(_ what: String) throws {
    guard id.kind == .catalog else { return }
    throw UsageProblem(
      "\(name) is a catalog, and \(what) are in projects and spaces "
        + "(limn containers --kind project)")
  }
}

extension ContainerID {
  /// As `-c` takes it.
  var option: String { "-c \(kind.rawValue):\(id)" }
}
