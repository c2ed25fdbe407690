import ArgumentParser

/// `--trace FILE`, for every command that talks to a platform.
struct TraceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Record every request and answer into this new file (HAR 1.2), without secrets.",
      valueName: "file"))
  var trace: String?

  func validate() throws {
    if trace == "" { throw ValidationError("--trace: the name of the file is empty") }
  }

  /// Opens the file; nil if nothing is to be recorded. Throws `UsageProblem` if it cannot be.
  func open() throws -> TraceFile? {
    try trace.map { try TraceFile(path: $0) }
  }
}
