import JSON
import PlatformClient
import PlatformModel

/// Sends a request, waits for what it began, and prints what comes back: one document.
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
    print(waits ? try followed(answer) : answer)
    try request.checkItems(of: answer)
  }

  private func printRows(of asked: Operations) throws {
    try asked.pages(of: request) { page in
      for row in APIAnswer.rows(of: page) ?? [page] {
        let shown = Console.isTerminal ? Secrets.masked(row) : row
        put(shown.serializedBytes() + [UInt8(ascii: "\n")])
      }
      return true
    }
  }

  /// For people in lines of their own, for programs as it came.
  private func print(_ answer: APIAnswer) {
    guard !answer.body.isEmpty else { return }
    if Console.isTerminal, let json = answer.json {
      put(Secrets.masked(json).serializedBytes(.pretty) + [UInt8(ascii: "\n")])
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

  /// The answer at the end of what the call began. That of the call itself is printed where it does not
  /// come so far: what was begun can be looked for by it.
  private func followed(_ answer: APIAnswer) throws -> APIAnswer {
    let place = Surroundings.standard(session)
    do {
      if let follower = try place.follower(request, answer) {
        place.warn("begun; \(follower.poll.line) tells how far it is")
      }
      return try place.finish(request, answer)
    } catch {
      print(answer)
      throw error
    }
  }
}
