import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Puts an answer together as it comes in, and knows how much of it was there when it broke off.
final class AnswerCollector: HTTPClientResponseDelegate {
  struct Answer {
    var head: HTTPResponseHead
    var body: ByteBuffer
  }

  /// It is longer than is read.
  struct TooLong: Error {}

  /// It began, and did not come to its end.
  struct BrokenOff: Error {
    let cause: any Error
    let received: Int
    /// Nil if nobody said how long it is.
    let announced: Int?
  }

  private struct State {
    var head: HTTPResponseHead?
    var body = ByteBuffer()
    var problem: (any Error)?
  }

  private let maximumBody: Int
  private let isHead: Bool
  private let state = Mutex(State())

  init(_ request: HTTPClient.Request, maximumBody: Int) {
    self.maximumBody = maximumBody
    isHead = request.method == .HEAD
  }

  func didReceiveHead(
    task: HTTPClient.Task<Answer>, _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    let length = isHead ? nil : head.headers.first(name: "Content-Length").flatMap { Int($0) }
    return result(of: task) { state in
      state.head = head
      if let length, length > maximumBody { state.problem = TooLong() }
    }
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Answer>, _ part: ByteBuffer
  ) -> EventLoopFuture<Void> {
    result(of: task) { state in
      guard state.problem == nil else { return }
      if state.body.readableBytes + part.readableBytes > maximumBody {
        state.problem = TooLong()
      } else {
        var part = part
        state.body.writeBuffer(&part)
      }
    }
  }

  private func result(
    of task: HTTPClient.Task<Answer>, _ change: (inout sending State) -> Void
  ) -> EventLoopFuture<Void> {
    let problem = state.withLock { state in
      change(&state)
      return state.problem
    }
    return problem.map { task.eventLoop.makeFailedFuture($0) }
      ?? task.eventLoop.makeSucceededFuture(())
  }

  func didFinishRequest(task: HTTPClient.Task<Answer>) throws -> Answer {
    try state.withLock { state in
      if let problem = state.problem { throw problem }
      guard let head = state.head else { throw HTTPClientError.remoteConnectionClosed }
      return Answer(head: head, body: state.body)
    }
  }

  /// Why there is no answer, with how much there was of it. That is kept no longer.
  func failure(_ error: any Error) -> any Error {
    let (head, received) = state.withLock { state in
      defer { state.body = ByteBuffer() }
      return (state.head, state.body.readableBytes)
    }
    guard let head, TransportFailure.isCut(error) else { return error }
    // Of what is compressed, what came cannot be compared with what was to come.
    let isPlain = head.headers.first(name: "Content-Encoding") == nil
    let announced = head.headers.first(name: "Content-Length").flatMap { Int($0) }
    return BrokenOff(cause: error, received: received, announced: isPlain ? announced : nil)
  }
}
