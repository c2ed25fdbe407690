import JSON
import PlatformModel

/// The outcome of each of many things in one answer: a platform answers 200, 204 or 207 whatever
/// became of them.
public struct AnswerItems: Hashable, Sendable {
  /// All that the answer says something of.
  public let count: Int
  /// The failures, in words for people: `a1: 404, there is no such asset`.
  public let failures: [String]

  /// Nil if nothing in the answer to `request` says that something failed.
  public init?(_ answer: APIAnswer, to request: APIRequest) {
    guard !request.operation.isReading, let json = answer.json else { return nil }
    let items = Self.items(of: json)
    failures = items.compactMap(Self.failure)
    count = items.count
    if failures.isEmpty { return nil }
  }

  /// `2 of 5 items failed: a1: 404, there is no such asset; a2: 403`
  public var words: String {
    let more = failures.count > 3 ? "; and \(failures.count - 3) more" : ""
    return "\(failures.count) of \(count) \(count == 1 ? "item" : "items") failed: "
      + failures.prefix(3).joined(separator: "; ") + more
  }

  /// Of every list in the answer: where they stand differs from call to call.
  private static func items(of json: JSONValue) -> [JSONValue] {
    if let items = json.array { return items.filter { $0.object != nil } }
    return (json.object ?? [:]).flatMap { key, value -> [JSONValue] in
      let items = (value.array ?? []).filter { $0.object != nil }
      return key == "errors" ? items.map { ["errors": [$0]] } : items
    }
  }

  /// Nil if it was done. Its own status decides; without one, that there are errors.
  private static func failure(_ item: JSONValue) -> String? {
    let status = ["http_status", "status_code", "statusCode", "status"].lazy
      .compactMap { item.integer($0) }.first { (100..<600).contains($0) }
    let errors = (item["errors"]?.array ?? [item["error"]].compactMap { $0 }).filter(saysSomething)
    let word = item["status"]?.string?.lowercased()
    let isFailed =
      status.map { $0 >= 400 } ?? (!errors.isEmpty || word == "failed" || word == "error")
    guard isFailed else { return nil }
    let why = errors.lazy.compactMap { $0.string ?? $0.text("message") ?? $0.text("code") }.first
    let facts = [status.map(String.init), why ?? word].compactMap { $0 }.joined(separator: ", ")
    return [name(item), Secrets.masked(facts)].compactMap { $0 }.joined(separator: ": ")
  }

  private static func saysSomething(_ error: JSONValue) -> Bool {
    switch error {
    case .null, .bool(false): false
    case .string(let text): !text.isEmpty
    case .object(let object): !object.isEmpty
    case .array, .number, .bool: true
    }
  }

  /// The id of the thing it is about, whatever that is called.
  private static func name(_ item: JSONValue) -> String? {
    let ids = item.object?.lazy.filter { $0.key == "id" || $0.key.hasSuffix("_id") }
    return ids?.compactMap { $0.value.text }.first { !$0.isEmpty } ?? item.text("name")
  }
}
