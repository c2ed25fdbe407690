public import Filters
public import PlatformModel

extension FilterList where Row == Column {
  /// Columns of a data asset.
  public static let columns = FilterList([
    .seen("name") { .text($0.name) },
    .seen("type") { .text($0.type) },
    .seen("tag", aliases: ["tags"]) { .texts($0.tags) },
    .seen("term", aliases: ["terms"]) { .texts($0.terms) },
    .seen("description") { FilterValue($0.description) },
    .seen("class", aliases: ["data_class"]) { FilterValue($0.dataClass) },
    .named("nullable", .choice(["true", "false"])) { FilterValue($0.isNullable.map { "\($0)" }) },
  ])
}

extension FilterList where Row == Relationship {
  /// What an asset is related to.
  static let relationships = FilterList([
    .seen("name") { .text($0.relatedName ?? $0.asset?.id ?? $0.artifactID ?? "") },
    .seen("type") { FilterValue($0.relatedType) },
    .seen("column") { FilterValue($0.columnName) },
    .seen("relation") { .text($0.name) },
    .named("created", .moment) { FilterValue($0.createdAt) },
    .named("id") { FilterValue($0.asset?.id ?? $0.artifactID) },
  ])
}

/// A container or database, as the tree shows it.
enum ContainerFacts {
  case container(Container)
  case database(AILakeDatabase)
  /// It is not known what else it is.
  case id(String)

  fileprivate var container: Container? {
    if case .container(let container) = self { container } else { nil }
  }

  fileprivate var database: AILakeDatabase? {
    if case .database(let database) = self { database } else { nil }
  }

  fileprivate var id: String {
    switch self {
    case .container(let container): container.id.id
    case .database(let database): database.id
    case .id(let id): id
    }
  }
}

extension FilterList where Row == ContainerFacts {
  /// The tree of containers: words are looked for in names.
  static let containers = FilterList([
    .seen("name") { .text($0.container?.name ?? $0.database?.name ?? $0.id) },
    .named("kind", aliases: ["type"]) {
      FilterValue($0.container?.id.kind.rawValue ?? $0.database.map { _ in "database" })
    },
    .named("description") { FilterValue($0.container?.description) },
    .named("tag", aliases: ["tags"]) { .texts($0.container?.tags ?? []) },
    .named("state") { FilterValue($0.container?.state) },
    .named("source", aliases: ["data_source"]) {
      .texts($0.database?.dataSources.map(\.name) ?? [])
    },
    .named("created", .moment) { FilterValue($0.container?.createdAt) },
    .named("modified", .moment) {
      FilterValue($0.container?.updatedAt ?? $0.container?.createdAt)
    },
    .named("id") { .text($0.id) },
  ])
}

/// A run, or a job that never ran, with what is known of its job.
public struct RunFacts: Sendable {
  public var name: String
  public var type: String?
  public var state: RunState?
  public var run: JobRun?
  /// When the job ran last, if the run is not known.
  public var lastRunAt: Timestamp?
  /// How long it took, or has taken so far.
  public var duration: Duration?

  public init(
    name: String, type: String?, state: RunState?, run: JobRun?, lastRunAt: Timestamp? = nil,
    duration: Duration?
  ) {
    self.name = name
    self.type = type
    self.state = state
    self.run = run
    self.lastRunAt = lastRunAt
    self.duration = duration
  }
}

extension FilterList where Row == RunFacts {
  /// Runs of jobs, wherever they are listed.
  public static let runs = FilterList([
    .seen("name", aliases: ["job"]) { .text($0.name) },
    .seen("state", .choice(RunState.words)) { FilterValue($0.state?.text) },
    .named("type") { FilterValue($0.type) },
    .named("created", .moment, aliases: ["started"]) {
      FilterValue($0.run.flatMap { $0.startedAt ?? $0.createdAt } ?? $0.lastRunAt)
    },
    .named("ended", .moment) { FilterValue($0.run?.endedAt) },
    .named("duration", .span) { FilterValue($0.duration) },
    .named("rows_read", .number(nil)) { FilterValue($0.run?.rowsRead) },
    .named("rows_written", .number(nil)) { FilterValue($0.run?.rowsWritten) },
    .named("scheduled", .choice(["true", "false"])) {
      FilterValue($0.run.map { "\($0.isScheduled)" })
    },
    .named("id") { FilterValue($0.run?.id.id) },
  ])
}

extension FilterList where Row == RequestEntry {
  /// What was asked of the platforms.
  static let requests = FilterList([
    .seen("request") { .text($0.request) },
    .seen("status") { FilterValue($0.status.map(String.init)) },
    .seen("host") { .text($0.host) },
    .seen("trace") { FilterValue($0.traceID) },
    .seen("failure") { FilterValue($0.failure) },
    .named("duration", .span) { .span($0.duration) },
    .named("size", .size) { .number(Double($0.bytes)) },
  ])
}

/// A line of the list of drafts.
struct DraftFacts: Sendable {
  var name: String
  var type = ""
  var container = ""
  var tags: [String] = []
  var state: String
  /// What it does, or has done.
  var changes: [String]
}

extension FilterList where Row == DraftFacts {
  /// Drafts, what is not finished yet, and what was applied.
  static let drafts = FilterList([
    .seen("name") { .text($0.name) },
    .seen("type") { .text($0.type) },
    .seen("container") { .text($0.container) },
    .seen("change") { .texts($0.changes) },
    .named("tag") { .texts($0.tags) },
    .named(
      "state", .choice(["staged", "applying", "failed", "conflict", "unfinished", "applied"])
    ) { .text($0.state) },
  ])
}

extension FilterList where Row == Command {
  /// The help: words only.
  static let commands = FilterList([
    .seen("title") { .text($0.words.title) },
    .seen("sentence") { .text($0.words.sentence) },
    .seen("alias") { .texts($0.words.aliases) },
  ])

  /// A filter for it: nothing that is typed names a field.
  static func words(_ text: String) -> FilterQuery { FilterQuery(text, fields: []) }
}
