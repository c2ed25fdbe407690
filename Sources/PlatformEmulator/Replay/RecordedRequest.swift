import JSON

/// A request as it was recorded. Masked values stand for whatever was there.
struct RecordedRequest: Hashable {
  enum Body: Hashable {
    case none
    case json(JSONValue)
    case text(String)
    case bytes([UInt8])
    /// There was one, nobody knows which.
    case unknown

    var document: JSONValue? {
      if case .json(let document) = self { document } else { nil }
    }
  }

  /// Stands in the place of a secret.
  static let mask = "•••"

  var method: String
  var target: RequestTarget
  var body: Body

  /// Method and path, by which requests are looked up.
  var place: String { Self.place(of: method, target) }

  static func place(of method: String, _ target: RequestTarget) -> String {
    "\(method) \(target.segments.joined(separator: "\u{0}"))"
  }

  var isAILake: Bool { target.segments.prefix(3) == ["api", "v1", "ailake"] }

  /// As people write it.
  var line: String {
    let query = target.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    return "\(method) \(target.rawPath)\(query.isEmpty ? "" : "?\(query)")"
  }

  func fits(_ target: RequestTarget, _ body: [UInt8]) -> Bool {
    hasQuery(of: target) && fits(body)
  }

  /// The order of a query's names means nothing.
  func hasQuery(of other: RequestTarget) -> Bool {
    let mine = Self.sorted(target.query)
    let theirs = Self.sorted(other.query)
    return mine.count == theirs.count
      && zip(mine, theirs).allSatisfy { mine, theirs in
        mine.name == theirs.name && (mine.value == theirs.value || Self.isMasked(mine.value))
      }
  }

  private static func sorted(
    _ query: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    query.enumerated().sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
      .map(\.element)
  }

  private func fits(_ asked: [UInt8]) -> Bool {
    switch body {
    case .unknown: true
    case .none: asked.isEmpty
    case .json(let document):
      (try? JSONValue.parse(asked)).map { Self.fits(document, $0) } ?? false
    case .text(let text): Self.isMasked(text) || Array(text.utf8) == asked
    case .bytes(let bytes): bytes == asked
    }
  }

  private static func isMasked(_ text: String) -> Bool { text.contains(mask) }

  private static func fits(_ recorded: JSONValue, _ asked: JSONValue) -> Bool {
    switch (recorded, asked) {
    case (.string(let text), _) where isMasked(text): true
    case (.array(let mine), .array(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { fits($0, $1) }
    case (.object(let mine), .object(let theirs)):
      mine.count == theirs.count
        && mine.allSatisfy { member in theirs[member.key].map { fits(member.value, $0) } ?? false }
    default: recorded == asked
    }
  }
}
