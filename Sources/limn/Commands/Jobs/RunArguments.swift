import ArgumentParser

/// Runs as people name them, and the container they are looked for in.
struct RunArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Runs by ID, or by their job, which means its latest run; JOB#12 is the one that "
        + "limn runs numbers so; -: one to a line of standard input.",
      valueName: "run"), completion: Completions.jobs)
  var runs: [String]

  @OptionGroup var container: ContainerOption

  /// All of them, before anything is done to the first. Throws if one is not found.
  func find(in place: Surroundings) throws -> [NamedRun] {
    let found = try ManyNames(place: place).find(runs) { try RunFinder($1, container).run($0) }
    guard !found.isEmpty else { throw UsageProblem("no run is named") }
    return found
  }
}

/// One run as people name it, and the container it is looked for in.
struct RunArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Run by ID, or by its job, which means the latest run; JOB#12 is the one that limn runs "
        + "numbers so.",
      valueName: "run"), completion: Completions.jobs)
  var run: String

  @OptionGroup var container: ContainerOption

  func find(in place: Surroundings) throws -> NamedRun {
    try RunFinder(place, container).run(run)
  }
}
