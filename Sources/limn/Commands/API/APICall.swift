import Foundation
import JSON
import PlatformClient
import PlatformModel

/// Sends a request, prints what comes back, and waits for what it began.
struct APICall {
  let request: APIRequest
  let session: CommandSession
  let paginates: Bool
  let waits: Bool

  func run() throws {
    do {
      try run(with: session.operations(for: request.operation))
    } catch let error as PlatformError {
      throw session.failure(error, in: request.container)
    }
  }

  private func run(with asked: Operations) throws {
    if paginates { return try printRows(of: asked) }
    let answer = try asked.perform(request)
    print(answer)
    guard waits, let follower = try follower(answer) else { return }
    try follow(follower, asked)
  }

  private func printRows(of asked: Operations) throws {
    try asked.pages(of: request) { page in
      for row in APIAnswer.rows(of: page) ?? [page] {
        Console.put(row.serializedBytes() + [UInt8(ascii: "\n")])
      }
      return true
    }
  }

  /// For people in lines of their own, for programs as it came.
  private func print(_ answer: APIAnswer) {
    guard !answer.body.isEmpty else { return }
    if Console.isTerminal, let json = answer.json {
      Console.put(json.serializedBytes(.pretty) + [UInt8(ascii: "\n")])
    } else {
      Console.put(answer.body)
      if answer.body.last != UInt8(ascii: "\n"), answer.json != nil {
        Console.put([UInt8(ascii: "\n")])
      }
    }
  }

  private func follower(_ answer: APIAnswer) throws -> OperationFollower? {
    do {
      return try OperationFollower(request, answer)
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  private func follow(_ follower: OperationFollower, _ asked: Operations) throws {
    var pause = 0.5
    while true {
      let result = Result { () throws(PlatformError) in try asked.perform(follower.poll) }
      switch try follower.outcome(of: result) {
      case .done:
        if case .success(let answer) = result { print(answer) }
        return
      case .failed(let word):
        if case .success(let answer) = result { print(answer) }
        throw CommandFailure("\(request.operation.group) \(request.operation.verb) ended: \(word)")
      case .going: Thread.sleep(forTimeInterval: pause)
      }
      pause = min(pause * 1.5, 5)
    }
  }
}
