import ArgumentParser
import ExplorerModel
import JSON
import PlatformClient
import PlatformModel

/// How a command that changes something goes about it.
struct ChangeOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Flag(name: .customLong("dry-run"), help: "Print the request and send nothing.")
  var dryRun = false
}

extension Surroundings {
  /// Sends what changes something, once the person agreed. Nil if it was only to be shown.
  ///
  /// - Parameter question: what is about to be done, to which thing: `Delete customers?`
  func change(
    _ question: String, _ options: ChangeOptions, _ request: APIRequest
  ) throws -> APIAnswer? {
    if options.dryRun {
      try show(request)
      return nil
    }
    try confirm(question, yes: options.yes)
    return try session.perform(request, saying: warn)
  }

  /// The request instead of its answer, without secrets.
  func show(_ request: APIRequest) throws {
    try output.write(request.line + "\n")
    if let document = request.document {
      try output.write(JSONTree.masked(document).serialized(.pretty) + "\n")
    }
    try output.flush()
  }

  /// Waits until what a request began is done. Throws `CommandFailure` if it ended otherwise.
  func finish(_ request: APIRequest, _ answer: APIAnswer) throws -> APIAnswer {
    guard let follower = try follower(request, answer) else { return answer }
    let operations = try session.operations(for: request.operation)
    let hint = "it goes on at the platform: \(follower.poll.line) tells how far it is"
    return try WorkWait(place: self, hint: hint).until {
      let result = Result { () throws(PlatformError) in try operations.perform(follower.poll) }
      switch try follower.outcome(of: result) {
      // What was waited for to be gone answers nothing in the end.
      case .done: return (try? result.get()) ?? answer
      case .failed(let word):
        throw CommandFailure("\(request.operation.summary) ended: \(word)")
      case .going: return nil
      }
    }
  }

  func follower(_ request: APIRequest, _ answer: APIAnswer) throws -> OperationFollower? {
    do {
      return try OperationFollower(request, answer)
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
