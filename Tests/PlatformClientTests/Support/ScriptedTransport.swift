import HTTPTypes
import PlatformClient
import PlatformModel
import Synchronization

/// Gives the answers it was told, in order, and keeps what was sent.
final class ScriptedTransport: Transport {
  struct Answer: Sendable {
    fileprivate let give:
      @Sendable (TransportRequest, Cancellation) -> Result<
        TransportResponse, PlatformError
      >

    static func json(_ body: String, status: Int = 200, headers: HTTPFields = [:]) -> Answer {
      var headers = headers
      headers[.contentType] = "application/json"
      return .bytes(Array(body.utf8), status: status, headers: headers)
    }

    static func bytes(_ body: [UInt8], status: Int = 200, headers: HTTPFields = [:]) -> Answer {
      Answer { _, _ in
        .success(TransportResponse(status: status, headers: headers, body: body))
      }
    }

    static func status(_ status: Int, headers: HTTPFields = [:]) -> Answer {
      .bytes([], status: status, headers: headers)
    }

    static func failure(_ cause: PlatformError.Cause) -> Answer {
      Answer { _, _ in .failure(PlatformError(cause: cause, request: "")) }
    }

    /// There is no connection: nothing was sent.
    static func refused(_ why: String) -> Answer {
      Answer { _, _ in
        .failure(PlatformError(cause: .unreachable(why), request: "", phase: .connecting))
      }
    }

    /// The connection ends in the middle.
    static func cut() -> Answer {
      Answer { _, _ in
        var error = PlatformError(cause: .unreachable("the connection was cut"), request: "")
        error.phase = .answering
        return .failure(error)
      }
    }

    /// Does something first, while the call is under way.
    static func after(
      _ work: @escaping @Sendable (Cancellation) -> Void, _ answer: Answer
    ) -> Answer {
      Answer { request, cancellation in
        work(cancellation)
        return answer.give(request, cancellation)
      }
    }
  }

  private struct State {
    var answers: [Answer]
    var sent: [TransportRequest] = []
  }

  private let state: Mutex<State>

  init(_ answers: [Answer]) {
    state = Mutex(State(answers: answers))
  }

  var sent: [TransportRequest] { state.withLock { $0.sent } }

  /// Method and address of everything sent: `GET https://cpd.test/v2/catalogs?limit=100`.
  var lines: [String] { sent.map { "\($0.method.rawValue) \($0.url)" } }

  func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let answer = state.withLock { state -> Answer? in
      state.sent.append(request)
      return state.answers.isEmpty ? nil : state.answers.removeFirst()
    }
    guard let answer else {
      throw PlatformError(cause: .unreachable("the script has ended"), request: "")
    }
    return try answer.give(request, cancellation).get()
  }
}

extension TransportRequest {
  /// As it goes over the wire, for comparing as a whole.
  var text: String {
    let head = ["\(method.rawValue) \(url)"] + headers.map { "\($0.name.rawName): \($0.value)" }
    let body = body.isEmpty ? [] : ["", String(decoding: body, as: UTF8.self)]
    return (head + body).joined(separator: "\n")
  }

  var bodyText: String { String(decoding: body, as: UTF8.self) }
}
