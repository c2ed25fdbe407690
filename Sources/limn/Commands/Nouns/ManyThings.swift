import PlatformClient
import PlatformModel

/// Does the same to several things, one after the other, and says of each how it ended.
///
/// One question is asked for all of them. One thing that fails is that failure; of several, those
/// that could be done are done, and the command ends with code 6.
struct ManyThings {
  typealias Step = (name: String, request: APIRequest)

  let place: Surroundings
  let change: ChangeOptions
  /// What is done to them, in the past: `deleted`.
  let done: String

  /// - Parameters:
  ///   - question: with the things' names in it: `Delete a, b?`
  ///   - check: looks into the answer to what was done; throws if it was not.
  func run(
    _ steps: [Step], asking question: (String) -> String,
    check: (APIAnswer) throws -> Void = { _ in }
  ) throws {
    if change.dryRun { return try steps.forEach { try place.show($0.request) } }
    try place.confirm(question(Self.names(steps)), yes: change.yes)
    var failures = 0
    for step in steps {
      do {
        let request = step.request
        let answer = try place.session.operations(for: request.operation).perform(request)
        try check(try place.finish(request, answer))
        try say("\(step.name) \(done)")
      } catch let closed as Output.Closed {
        throw closed
      } catch {
        if steps.count == 1 { throw error }
        failures += 1
        place.warn("\(step.name): \(Self.words(error))")
      }
    }
    if failures > 0 {
      throw CommandFailure(
        code: 6, "\(steps.count - failures) of \(steps.count) \(done), \(failures) failed")
    }
  }

  /// All names of a few, how many of many.
  private static func names(_ steps: [Step]) -> String {
    let names = steps.prefix(5).map(\.name).joined(separator: ", ")
    return steps.count > 5 ? "\(names) and \(steps.count - 5) more" : names
  }

  private func say(_ line: String) throws {
    try place.output.write(TerminalSafe.line(line) + "\n")
    try place.output.flush()
  }

  private static func words(_ error: any Error) -> String {
    (error as? PlatformError).map { CommandFailure($0).description } ?? "\(error)"
  }
}
