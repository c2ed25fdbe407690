import ArgumentParser

/// How long a command waits for what it began or looks at.
struct TimeoutOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Wait no longer than this, such as 90s, 10m or 2h (then exit code 124).", valueName: "time"),
    transform: Latency.read)
  var timeout: Latency?

  var duration: Duration? { timeout?.duration }
}

/// Whether a command waits until what it began is over.
struct WaitOptions: ParsableArguments {
  @Flag(help: "Wait until it is over, and exit with how it ended.")
  var wait = false

  @OptionGroup var limit: TimeoutOption

  func validate() throws {
    if limit.timeout != nil, !wait { throw ValidationError("--timeout is for --wait") }
  }
}

/// `NAME=VALUE`, as it is written behind `--param` and `--env`.
struct Assignment {
  var name: String
  var value: String

  static func read(_ text: String) throws -> Assignment {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ValidationError("'\(text)' is not of the form NAME=VALUE")
    }
    return Assignment(
      name: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
  }
}
