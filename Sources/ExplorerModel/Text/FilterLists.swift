import Filters
import Nouns

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
