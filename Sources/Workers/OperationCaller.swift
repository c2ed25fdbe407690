import ExplorerModel
import Foundation
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// Calls any operation of the catalogue as a person wrote it.
struct OperationCaller {
  let platforms: Platforms
  let cancellation: Cancellation
  /// Longer files are no bodies of requests.
  private static let longestFile = 256 << 20

  func outcome(of call: OperationCall) -> CallOutcome {
    do {
      let operations = try operations(for: call.operation)
      let request = try request(call)
      let sent = operations.now
      let recorded = result { () throws(PlatformError) in
        try operations.record(request, at: call.page)
      }
      guard let lost = Self.lost(recorded) else {
        let recording = try recorded.get()
        return .answered(recording.call, recording.sequel(RequestSentence.sentence))
      }
      let found = result { () throws(PlatformError) in
        try operations.answer(to: request, sent: sent, after: lost)
      }
      return outcome(of: call, request, found, try? recorded.get().call)
    } catch let error as PlatformError {
      return .failed(explained(error, call))
    } catch let problem as RequestProblem {
      return .refused(RequestSentence.sentence(problem))
    } catch {
      return .refused("\(error)")
    }
  }

  /// Why nobody knows whether the call was done; nil if that is known, or nobody wants to know.
  private static func lost(_ recorded: Result<Recording, PlatformError>) -> PlatformError? {
    let error: PlatformError?
    switch recorded {
    case .failure(let failure): error = failure
    case .success(let recording):
      if case .failure(let failure) = recording.result { error = failure } else { error = nil }
    }
    guard let error, error.outcomeIsUnknown, error.cause != .cancelled else { return nil }
    return error
  }

  /// What a look at the platform showed of a call whose answer was lost.
  ///
  /// - Parameter recorded: what came instead of the answer; nil if nothing did.
  private func outcome(
    of call: OperationCall, _ request: APIRequest, _ found: Result<APIAnswer, PlatformError>,
    _ recorded: RecordedCall?
  ) -> CallOutcome {
    var sequel = CallSequel()
    switch found {
    case .success(let answer):
      sequel.problem = "\(call.operation.name) was done, as a look showed: its answer was lost"
      sequel.work = (try? OperationFollower(request, answer))??.work
      return recorded.map { .answered($0, sequel) } ?? .found(sequel)
    case .failure(let error):
      guard let recorded else { return .failed(explained(error, call)) }
      sequel.problem = ChangeSentence.sentence(error, doing: "Calling \(call.operation.name)")
      return .answered(recorded, sequel)
    }
  }

  /// With what the user is where it was not permitted.
  private func explained(_ error: PlatformError, _ call: OperationCall) -> PlatformError {
    let client = call.operation.isAILake ? nil : try? platforms.platform?.client()
    return client?.cancelled(by: cancellation).explained(error) ?? error
  }

  /// One look at work that goes on.
  func look(at work: OngoingWork) throws(PlatformError) -> WorkLook {
    let operations = try operations(for: work.poll.operation)
    do {
      let follower = try OperationFollower(work)
      let recording = try operations.record(follower.poll)
      return WorkLook(outcome: try follower.outcome(of: recording.result), call: recording.call)
    } catch let error as PlatformError {
      throw error
    } catch let problem as RequestProblem {
      throw PlatformError(
        cause: .unreadable(RequestSentence.sentence(problem)), request: work.poll.line)
    } catch {
      throw PlatformError(cause: .unreadable("\(error)"), request: work.poll.line)
    }
  }

  /// A page of a list that is described as a value.
  func rows(
    of query: NounQuery, after: PageCursor?
  ) throws(PlatformError) -> Page<JSONValue> {
    guard let call = query.described?.call(query.scope),
      let operation = OperationCatalogue.operation(call.group, call.verb)
    else { throw PlatformError(cause: .unreadable("there is no list \(query.noun)"), request: "") }
    let request: APIRequest
    do {
      request = try APIRequest(
        operation, parameters: call.parameters.map { (name: $0.name, value: $0.value) })
    } catch {
      throw PlatformError(
        cause: .unreadable(RequestSentence.sentence(error)), request: operation.path)
    }
    let recording = try operations(for: operation).record(request, at: after)
    let answer = try recording.result.get()
    guard let json = answer.json, let rows = APIAnswer.rows(of: json) else {
      throw PlatformError(cause: .unreadable("it is no list"), request: request.line)
    }
    let total = APIAnswer.total(of: json).flatMap { $0 >= rows.count ? $0 : nil }
    return Page(
      items: rows, total: total.map(Total.exact) ?? .unknown,
      next: recording.sequel(RequestSentence.sentence).next)
  }

  private func operations(for operation: APIOperation) throws(PlatformError) -> Operations {
    operation.isAILake
      ? try platforms.aiLake.connect("AI Lake").cancelled(by: cancellation).operations
      : try platforms.platform.connect("platform").cancelled(by: cancellation).operations
  }

  private func request(_ call: OperationCall) throws -> APIRequest {
    try APIRequest(
      call.operation, parameters: call.values.map { ($0.name, $0.value) },
      body: try body(call.body))
  }

  private func body(_ text: String?) throws -> [UInt8]? {
    guard let text else { return nil }
    guard text.hasPrefix("@") else { return Array(text.utf8) }
    let path = NSString(string: String(text.dropFirst())).expandingTildeInPath
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard size <= Self.longestFile, let data = FileManager.default.contents(atPath: path) else {
      throw UnreadableFile(description: "\(path) cannot be read")
    }
    return Array(data)
  }
}

private struct UnreadableFile: Error, CustomStringConvertible {
  var description: String
}
