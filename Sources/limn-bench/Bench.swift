import ArgumentParser

/// Measures what limn promises, prints it with what it is compared to, and fails if a target is
/// missed.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limn-bench",
    abstract: "Measure limn, with targets and what it is compared to beside it.")

  @Option(help: ArgumentHelp("Only these topics: \(Topic.names).", valueName: "topic"))
  var only: [String] = []

  @Option(help: "The program to measure; without it, the one beside this.")
  var limn: String?

  @Flag(help: .hidden)
  var beIdle = false

  func validate() throws {
    for name in only where !Topic.all.contains(where: { $0.name == name }) {
      throw ValidationError("--only: there is no '\(name)', but there are \(Topic.names)")
    }
  }

  func run() throws {
    if beIdle { IdleTopic.beIdle() }
    let surroundings = try Surroundings(limn: limn)
    defer { surroundings.end() }
    var report = Report()
    report.begin()
    for topic in Topic.all where only.isEmpty || only.contains(topic.name) {
      report.add(topic, try topic.measure(surroundings))
    }
    surroundings.end()
    if !report.end() { throw ExitCode.failure }
  }
}

/// A group of measurements that are taken together.
struct Topic {
  var name: String
  var measure: (Surroundings) throws -> [Measurement]

  static let names = all.map(\.name).joined(separator: ", ")

  static var all: [Topic] {
    [
      // First, while the heap has no free room that would hide what it needs.
      Topic(name: "log", measure: LogTopic.measure),
      Topic(name: "json", measure: JSONTopic.measure),
      Topic(name: "start", measure: StartTopic.measure),
      Topic(name: "seed", measure: SeedTopic.measure),
      Topic(name: "server", measure: ServerTopic.measure),
      Topic(name: "search", measure: SearchTopic.measure),
      Topic(name: "list", measure: ListTopic.measure),
      // Before there is another limn, with the large world open.
      Topic(name: "rest", measure: MemoryTopic.atRest),
      Topic(name: "keys", measure: KeyTopic.measure),
      Topic(name: "frame", measure: FrameTopic.measure),
      Topic(name: "text", measure: TextTopic.measure),
      Topic(name: "output", measure: OutputTopic.measure),
      Topic(name: "filter", measure: FilterTopic.measure),
      Topic(name: "idle", measure: IdleTopic.measure),
      Topic(name: "memory", measure: MemoryTopic.loaded),
    ]
  }
}
