import ArgumentParser
import PlatformClient
import PlatformModel

/// How a command that changes several things goes about it.
struct ManyChanges: ParsableArguments {
  @OptionGroup var options: ChangeOptions

  @Flag(help: "Go on where the same command was interrupted, or failed in part.")
  var resume = false
}

/// Does the same to several things, one after the other and no faster than the platform allows, and
/// says of each how it ended.
///
/// What is done is kept meanwhile. One question is asked for all of them. One thing that fails is that
/// failure; of several, those that could be done are done, and the command ends with code 6.
struct ManyThings {
  let place: Surroundings
  let change: ManyChanges
  /// What is done to them, in the past: `deleted`.
  let done: String
  /// Makes the call of one; nil: sends its request.
  var send: ((BulkItem) throws -> APIAnswer?)?
  /// Makes the calls of several of one container together; nil: one after the other.
  var sendMany: (([BulkItem]) throws -> [BulkRun.Ending])?
  /// Calls that so many of them take together; nil: those of each.
  var plan: (([BulkItem]) -> [CallCategory: Int])?
  /// Calls that one of them takes.
  var calls: (BulkItem) -> [APIOperation] = { [$0.request.operation] }
  var undo: ChangeQuestion.Undo?
  /// The names say in which container the things are.
  var namesContainer = false
  /// What else is to be known before; asked for only if there is a question.
  var facts: ([BulkItem]) -> [String] = { _ in [] }
  /// Looks into the answer to what was done; throws if it was not.
  var check: (APIAnswer) throws -> Void = { _ in }

  /// More than that are announced: how many calls they take, and how long about.
  static let handful = 5

  /// One of the things.
  struct Step {
    var name: String
    var request: APIRequest
    /// What somebody types who means it; nil: the name.
    var word: String?

    init(_ name: String, _ request: APIRequest, word: String? = nil) {
      self.name = name
      self.request = request
      self.word = word
    }
  }

  /// - Parameters:
  ///   - action: with the things' names in it: `Delete a, b`
  ///   - find: what is to be done; not asked where the command goes on with what it was about.
  func run(asking action: (String) -> String, _ find: () throws -> [Step]) throws {
    let journal = try BulkJournal(
      in: place.store, key: ([place.session.target] + place.words).joined(separator: "\n"))
    let all = change.resume ? try Self.plan(journal) : try plan(find, journal)
    let items = all.filter { !journal.done.contains($0.line) }
    if change.options.dryRun { return try items.forEach { try place.show($0.request) } }
    guard !items.isEmpty else {
      return place.warn(all.isEmpty ? "nothing was named, nothing is done" : "all of it is done")
    }
    let budget = try announce(items)
    try place.confirm(action(Self.names(items)), yes: change.options.yes) {
      question(action, items)
    }
    if all.count > 1 {
      try change.resume ? journal.open() : journal.begin(plan: all)
      place.beginSteps()
    }
    let run = bulkRun(items, of: all, budget, journal)
    let outcome =
      try sendMany.map { try run.run(together: Self.batches(items), send: $0) } ?? run.run()
    try end(outcome, of: all, journal)
  }

  // MARK: What is to be done

  private func plan(_ find: () throws -> [Step], _ journal: BulkJournal) throws -> [BulkItem] {
    if journal.isUnfinished {
      place.warn(
        "the same command was not done to its end before (\(journal.done.count) of "
          + "\(journal.plan.count)); --resume does the rest")
    }
    var seen: Set<APIRequest> = []
    let steps = try find().filter { seen.insert($0.request).inserted }
    journal.forget()
    return steps.enumerated().map { index, step in
      BulkItem(line: index + 1, request: step.request, name: step.name, word: step.word)
    }
  }

  private static func plan(_ journal: BulkJournal) throws -> [BulkItem] {
    guard !journal.plan.isEmpty else {
      throw UsageProblem("there is nothing to resume: the same command was not interrupted before")
    }
    return journal.plan
  }

  private func announce(_ items: [BulkItem]) throws -> CallBudget? {
    let operations = items.flatMap(calls)
    let isAILake = operations.contains(where: \.isAILake)
    let budget = isAILake ? nil : try place.session.platform().budget
    if items.count > Self.handful {
      let words =
        plan.map { BulkPlan(calls: $0(items), budget: budget).words }
        ?? BulkPlan(operations, budget: budget).words
      place.warn(words)
    }
    return budget
  }

  private func question(_ action: (String) -> String, _ items: [BulkItem]) -> ChangeQuestion {
    let containers = namesContainer ? [] : items.compactMap(\.request.container)
    let isOne = items.count == 1
    return ChangeQuestion(
      action: action(Self.names(items) + place.inContainers(containers)), facts: facts(items),
      undo: undo, name: isOne ? items[0].word ?? items[0].name : nil, count: items.count,
      isAboutAILake: items.contains { $0.request.operation.isAILake })
  }

  /// What has no container stands alone.
  static func batches(_ items: [BulkItem]) -> [[BulkItem]] {
    AssetBatches.of(items) { $0.request.container ?? ContainerID(.project, "line \($0.line)") }
  }

  // MARK: Doing it

  private func bulkRun(
    _ items: [BulkItem], of all: [BulkItem], _ budget: CallBudget?, _ journal: BulkJournal
  ) -> BulkRun {
    let isShown = items.count > Self.handful
    return BulkRun(
      items: items, budget: budget, journal: journal,
      progress: BulkProgress(total: items.count, put: isShown ? place.draw : nil),
      send: { item in
        if let send { return try send(item) }
        return try place.session.perform(item.request, saying: place.warn)
      },
      check: { item, answer in
        try item.request.checkItems(of: answer)
        try check(try place.finish(item.request, answer))
      },
      report: { item, ending in
        switch ending {
        case .success: try say("\(item.name) \(done)")
        case .failure(let failure):
          if all.count > 1 { place.warn("\(item.name): \(failure)") }
        }
      },
      explain: place.session.failure, pause: place.pause, isInterrupted: place.isInterrupted)
  }

  private func end(
    _ outcome: BulkRun.Outcome, of all: [BulkItem], _ journal: BulkJournal
  ) throws {
    let sum = "\(journal.done.count) of \(all.count) \(done)"
    let rest = "the same command with --resume does the rest"
    if outcome.isInterrupted {
      guard all.count > 1 else { throw CommandFailure(code: 130, "interrupted") }
      throw CommandFailure(code: 130, "interrupted: \(sum); \(rest)")
    }
    guard let failure = outcome.failure else { return journal.remove() }
    guard all.count > 1 else { throw failure }
    let left = all.count - journal.done.count - outcome.failed - outcome.unknown
    let words = "\(sum), \(outcome.notDone)" + (left > 0 ? ", \(left) not tried" : "")
    throw CommandFailure(
      code: outcome.code(isPartial: !journal.done.isEmpty, failure), "\(words); \(rest)")
  }

  /// All names of a few, how many of many.
  private static func names(_ items: [BulkItem]) -> String {
    let names = items.prefix(handful).map(\.name).joined(separator: ", ")
    return items.count > handful ? "\(names) and \(items.count - handful) more" : names
  }

  private func say(_ line: String) throws {
    try place.output.write(TerminalSafe.line(line) + "\n")
    try place.output.flush()
  }
}
