import ExplorerModel
import Foundation
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
      let recording = try operations(for: call.operation).record(try request(call), at: call.page)
      var sequel = recording.sequel(RequestSentence.sentence)
      if case .failure(let error) = recording.result, error.outcomeIsUnknown {
        sequel.problem = ChangeSentence.sentence(error, doing: "Calling \(call.operation.name)")
      }
      return .answered(recording.call, sequel)
    } catch let error as PlatformError {
      let client = call.operation.isAILake ? nil : try? platforms.platform?.client()
      return .failed(client?.cancelled(by: cancellation).explained(error) ?? error)
    } catch let problem as RequestProblem {
      return .refused(RequestSentence.sentence(problem))
    } catch {
      return .refused("\(error)")
    }
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
