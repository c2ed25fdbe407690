import HTTPTypes
public import JSON
public import PlatformModel
import Synchronization

/// Any operation of the catalogue, at one of the two platforms.
public struct Operations: Sendable {
  let caller: Caller

  /// By the clock of this machine.
  public var now: Timestamp { caller.clock.now() }

  /// Asks for an operation of this platform.
  public func perform(_ request: APIRequest) throws(PlatformError) -> APIAnswer {
    try caller.perform(request)
  }

  /// Asks, and brings back what went over the wire, whatever the answer's status: for people who want
  /// to see it. Throws if there was no answer.
  ///
  /// - Parameter page: where in its list the answer is to begin.
  public func record(
    _ request: APIRequest, at page: PageCursor? = nil
  ) throws(PlatformError) -> Recording {
    guard let step = PageStep(page) else {
      throw caller.error(.rejected, request.call, message: "There is no such page of this list.")
    }
    guard !step.isRepeated else { throw caller.goesRound(request.call, after: step) }
    let heard = Mutex<Exchange?>(nil)
    var caller = caller
    let onExchange = caller.onExchange
    caller.onExchange = { exchange in
      heard.withLock { $0 = exchange }
      onExchange?(exchange)
    }
    let result: Result<APIAnswer, PlatformError>
    do {
      result = .success(try caller.perform(request, at: step))
    } catch {
      guard error.status != nil else { throw error }
      result = .failure(error)
    }
    if let recorded = heard.withLock({ $0 })?.recorded, recorded.status != nil {
      return Recording(request: request, step: step, call: recorded, result: result)
    }
    throw caller.error(.unreadable("nothing is known of the call"), request.call)
  }

  /// Each page of a list in its turn, until `body` returns false or there are no more.
  public func pages(
    of request: APIRequest, _ body: (JSONValue) -> Bool
  ) throws(PlatformError) {
    try caller.pages(of: request, body)
  }
}

extension PlatformClient {
  /// All but those of AI Lake.
  public var operations: Operations { Operations(caller: caller) }
}

extension AILakeClient {
  /// Those of AI Lake.
  public var operations: Operations { Operations(caller: caller) }
}

extension Caller {
  func perform(
    _ request: APIRequest, at step: PageStep = PageStep()
  ) throws(PlatformError) -> APIAnswer {
    let response = try response(request.question(at: step))
    return APIAnswer(status: response.status, headers: response.headers, body: response.body)
  }

  func pages(
    of request: APIRequest, _ body: (JSONValue) -> Bool
  ) throws(PlatformError) {
    var step: PageStep? = PageStep()
    while let current = step {
      guard !current.isRepeated else { throw goesRound(request.call, after: current) }
      let answer = try json(request.question(at: current))
      let rows = APIAnswer.rows(of: answer) ?? []
      if request.operation.pages != nil {
        try check(Trail.mark(of: rows), of: rows.count, to: request.call, at: current)
      }
      guard body(answer) else { return }
      step = request.step(after: answer, at: current)
    }
  }
}

extension APIRequest {
  /// The question for one page of a list.
  func question(at step: PageStep) -> Call {
    var call = call
    call.query = step.added(to: call.query)
    if let laid = step.body?.object, var document {
      for member in laid { document[member.key] = member.value }
      call.bytes = document.serializedBytes()
    }
    return call
  }

  /// Where the list goes on after `answer`, given at `step`; nil: it ends, or is none.
  func step(after answer: JSONValue, at step: PageStep) -> PageStep? {
    let rows = APIAnswer.rows(of: answer) ?? []
    return operation.pages.flatMap { pages in
      Paging(pages).next(
        after: answer, count: rows.count, limit: limit ?? rows.count,
        total: APIAnswer.total(of: answer), step: step,
        rows: Trail.mark(of: rows))
    }
  }

  /// Rows to a page, if that was said.
  fileprivate var limit: Int? {
    let text = query.first { $0.name == "limit" || $0.name == "size" }?.value
    return text.flatMap { Int($0) } ?? document?["limit"]?.int
  }
}

extension Paging {
  fileprivate init(_ pages: APIOperation.Pages) {
    switch pages {
    case .bookmark: self = .bookmark(["nextBookmark", "bookmark"])
    case .link: self = .href
    case .object: self = .nextObject
    case .body: self = .nextBody
    case .revision: self = .revision
    case .offset, .lake: self = .offset
    }
  }
}

extension Call {
  static func headerName(_ text: String) -> HTTPField.Name? { HTTPField.Name(text) }
}
