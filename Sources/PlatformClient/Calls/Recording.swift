public import PlatformModel

/// A call that was answered, as it went over the wire, and what it came to.
public struct Recording: Sendable {
  let request: APIRequest
  let step: PageStep
  /// With its secrets masked.
  public let call: RecordedCall
  /// The error of an answer that was a refusal.
  public let result: Result<APIAnswer, PlatformError>

  /// The next page and the work that the answer leads to.
  ///
  /// - Parameter words: for work that goes on and cannot be followed.
  public func sequel(_ words: (RequestProblem) -> String) -> CallSequel {
    guard case .success(let answer) = result else { return CallSequel() }
    var sequel = pages(answer)
    sequel.problem = AnswerItems(answer, to: request)?.words
    do {
      sequel.work = try OperationFollower(request, answer)?.work
    } catch {
      sequel.problem = words(error)
    }
    return sequel
  }

  private func pages(_ answer: APIAnswer) -> CallSequel {
    guard request.operation.pages != nil, let json = answer.json,
      let rows = APIAnswer.rows(of: json)
    else { return CallSequel() }
    let total = APIAnswer.total(of: json)
    let seen = step.seen + rows.count
    // Some platforms name a next page behind the last one.
    let isLast = total.map { $0 <= seen } ?? rows.isEmpty
    return CallSequel(
      next: isLast ? nil : request.step(after: json, at: step)?.cursor, rows: step.seen..<seen,
      total: total)
  }
}
