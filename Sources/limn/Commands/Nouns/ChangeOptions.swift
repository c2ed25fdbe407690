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

extension APIRequest {
  /// Throws `CommandFailure` with code 6 if the platform did not do it to each of the things it is about.
  func checkItems(of answer: APIAnswer) throws {
    if let items = AnswerItems(answer, to: self) { throw CommandFailure(code: 6, items.words) }
  }

  /// All of it, for people, without secrets: a line, headers of its own, the body.
  var shown: String {
    var text = line + "\n"
    for (name, value) in headers {
      let value = Secrets.isSecret(key: name) ? Secrets.mask : Secrets.masked(value: value)
      text += "\(name): \(value)\n"
    }
    if let document {
      text += Secrets.masked(document).serialized(.pretty) + "\n"
    } else if let body, operation.body == .form, let form = String(validating: body, as: UTF8.self)
    {
      text += Secrets.masked(form) + "\n"
    } else if let body {
      text += "(\(body.count) bytes)\n"
    }
    return text
  }
}

extension Surroundings {
  /// Sends what changes something, once the person agreed. Nil if it was only to be shown.
  ///
  /// - Parameter question: what is about to be done, to which thing.
  func change(
    _ question: ChangeQuestion, _ options: ChangeOptions, _ request: APIRequest
  ) throws -> APIAnswer? {
    if options.dryRun {
      try show(request)
      return nil
    }
    try confirm(question, yes: options.yes)
    let answer = try session.perform(request, saying: warn)
    try request.checkItems(of: answer)
    return answer
  }

  /// The request instead of its answer, without secrets.
  func show(_ request: APIRequest) throws {
    try output.write(request.shown)
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
      throw CommandFailure(error.words)
    }
  }
}
