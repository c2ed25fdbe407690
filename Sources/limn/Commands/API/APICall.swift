import ExplorerModel
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
      throw session.failure(error)
    }
  }

  private func run(with asked: Operations) throws {
    if paginates { return try printRows(of: asked) }
    let answer = try session.perform(request) { Console.warn($0) }
    print(answer)
    if waits { try follow(answer) }
  }

  private func printRows(of asked: Operations) throws {
    try asked.pages(of: request) { page in
      for row in APIAnswer.rows(of: page) ?? [page] {
        let shown = Console.isTerminal ? JSONTree.masked(row) : row
        put(shown.serializedBytes() + [UInt8(ascii: "\n")])
      }
      return true
    }
  }

  /// For people in lines of their own, for programs as it came.
  private func print(_ answer: APIAnswer) {
    guard !answer.body.isEmpty else { return }
    if Console.isTerminal, let json = answer.json {
      put(JSONTree.masked(json).serializedBytes(.pretty) + [UInt8(ascii: "\n")])
    } else {
      put(answer.body)
      if answer.body.last != UInt8(ascii: "\n"), answer.json != nil {
        Console.put([UInt8(ascii: "\n")])
      }
    }
  }

  private func put(_ bytes: [UInt8]) {
    Console.put(Console.isTerminal ? TerminalSafe.bytes(bytes) : bytes)
  }

  private func follow(_ answer: APIAnswer) throws {
    let place = Surroundings.standard(session)
    guard try place.follower(request, answer) != nil else { return }
    print(try place.finish(request, answer))
  }
}
