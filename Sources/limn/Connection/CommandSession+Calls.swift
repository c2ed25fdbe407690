import JSON
import Nouns
import PlatformClient
import PlatformModel

extension CommandSession {
  /// An operation of the catalogue with its parameters, ready to be asked for. Those without a value
  /// are left out. Throws `UsageProblem` if they do not fit.
  func request(
    _ group: String, _ verb: String, _ parameters: KeyValuePairs<String, String?> = [:],
    body: JSONValue? = nil
  ) throws -> APIRequest {
    try request(
      group, verb,
      parameters.compactMap { name, value in value.map { (name: name, value: $0) } }, body)
  }

  private func request(
    _ group: String, _ verb: String, _ parameters: [(name: String, value: String)],
    _ body: JSONValue?
  ) throws -> APIRequest {
    guard let operation = OperationCatalogue.operation(group, verb) else {
      throw UsageProblem("there is no operation \(group) \(verb)")
    }
    do {
      return try APIRequest(
        operation, parameters: parameters, body: body?.serializedBytes())
    } catch {
      throw UsageProblem(error.words)
    }
  }

  /// What a platform answers to an operation; an empty object if it answers nothing.
  func answer(
    _ group: String, _ verb: String, _ parameters: KeyValuePairs<String, String?> = [:],
    body: JSONValue? = nil
  ) throws -> JSONValue {
    let request = try request(group, verb, parameters, body: body)
    return try operations(for: request.operation).perform(request).json ?? [:]
  }
}

extension CommandSession {
  /// Sends a request. Where the answer to a change is lost, says so and looks for what became of it.
  ///
  /// - Parameter warn: takes a line for the person who waits.
  func perform(
    _ request: APIRequest, saying warn: (String) -> Void
  ) throws(PlatformError) -> APIAnswer {
    try operations(for: request.operation).perform(request) { lost in
      warn("\(CommandFailure.lost(lost)); looking \u{2026}")
    }
  }
}

extension ListReader where Row == JSONValue {
  /// The rows of any operation that lists something.
  static func rows(of request: APIRequest, _ operations: Operations) -> ListReader {
    ListReader { take throws(PlatformError) in
      try operations.pages(of: request) { answer in
        let rows = APIAnswer.rows(of: answer) ?? []
        let total = APIAnswer.total(of: answer).flatMap { $0 >= rows.count ? $0 : nil }
        return take(Page(items: rows, total: total.map(Total.exact) ?? .unknown))
      }
    }
  }
}

extension CommandSession {
  /// The rows of a list that is described as a value.
  func rows(of noun: Noun, in scope: NounScope) throws -> ListReader<JSONValue> {
    let call = noun.call(scope)
    let request = try request(
      call.group, call.verb, call.parameters.map { (name: $0.name, value: $0.value) }, nil)
    return ListReader.rows(of: request, try operations(for: request.operation))
  }
}

extension CommandSession {
  /// A call about one asset: its notes, ratings, revisions.
  func request(
    at asset: AssetID, _ verb: String, _ more: [(name: String, value: String)] = [],
    body: JSONValue? = nil
  ) throws -> APIRequest {
    let scope = [
      (name: "asset_id", value: asset.id),
      (name: asset.container.kind.scopeParameter, value: asset.container.id),
    ]
    return try request("asset-extras", verb, scope + more, body)
  }
}
