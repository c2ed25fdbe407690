import JSON

/// A condition in a small part of the Common Expression Language: comparisons of members with
/// values, `&&`, `||`, `!` and brackets. Values may go without quotes, as in
/// `type==order&&created_at>=2023-08-23T21:10:40Z`.
///
/// Source: GET and DELETE /v2/asset_lists, `query`.
indirect enum ListQuery: Hashable, Sendable {
  case compare(path: [String], Comparison, String)
  case all([ListQuery])
  case any([ListQuery])
  case not(ListQuery)

  enum Comparison: String, Hashable, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  /// Throws 400 for text that is no such condition.
  init(_ text: String) throws {
    guard text.utf8.count <= 1024 else {
      throw PlatformFault.invalid(
        "The query is longer than 1024 characters.", .parameter("query"))
    }
    var parser = ListQueryParser(text)
    self = try parser.parse()
  }

  func matches(_ document: JSONValue) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.matches(document) }
    case .any(let parts): parts.contains { $0.matches(document) }
    case .not(let part): !part.matches(document)
    case .compare(let path, let comparison, let wanted):
      Self.holds(document.value(at: JSONPointer(tokens: path)), comparison, wanted)
    }
  }

  /// What is missing is unequal to everything, and neither more nor less. Times are compared as
  /// text, which sorts them.
  private static func holds(
    _ value: JSONValue?, _ comparison: Comparison, _ wanted: String
  ) -> Bool {
    guard let value, !value.isNull else { return comparison == .unequal }
    if let number = value.double, let other = Double(wanted) {
      return holds(number, comparison, other)
    }
    return holds(value.string ?? value.serialized(), comparison, wanted)
  }

  private static func holds<Value: Comparable>(
    _ value: Value, _ comparison: Comparison, _ wanted: Value
  ) -> Bool {
    switch comparison {
    case .equal: value == wanted
    case .unequal: value != wanted
    case .less: value < wanted
    case .atMost: value <= wanted
    case .more: value > wanted
    case .atLeast: value >= wanted
    }
  }
}

/// Reads a `ListQuery`: `||` binds less than `&&`, and that less than `!`.
struct ListQueryParser {
  private enum Token: Equatable {
    case word(String)
    case sign(String)
  }

  private var tokens: ArraySlice<Token> = []
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  mutating func parse() throws -> ListQuery {
    tokens = try readTokens()[...]
    let query = try readAny()
    guard tokens.isEmpty else { throw fault }
    return query
  }

  private mutating func readAny() throws -> ListQuery {
    var parts = [try readAll()]
    while take("||") { parts.append(try readAll()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func readAll() throws -> ListQuery {
    var parts = [try readOne()]
    while take("&&") { parts.append(try readOne()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func readOne() throws -> ListQuery {
    if take("!") { return .not(try readOne()) }
    if take("(") {
      let query = try readAny()
      guard take(")") else { throw fault }
      return query
    }
    guard case .word(let path) = tokens.popFirst(), case .sign(let sign) = tokens.popFirst(),
      let comparison = ListQuery.Comparison(rawValue: sign),
      case .word(let value) = tokens.popFirst()
    else { throw fault }
    return .compare(path: path.split(separator: ".").map(String.init), comparison, value)
  }

  private mutating func take(_ sign: String) -> Bool {
    guard tokens.first == .sign(sign) else { return false }
    tokens.removeFirst()
    return true
  }

  private func readTokens() throws -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(text)
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if let sign = Self.signs.first(where: rest.hasPrefix) {
        tokens.append(.sign(sign))
        rest.removeFirst(sign.count)
      } else if character == "\"" || character == "'" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: character) else { throw fault }
        tokens.append(.word(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"=!<>&|()\"'".contains($0) }
        guard !word.isEmpty else { throw fault }
        tokens.append(.word(String(word)))
        rest.removeFirst(word.count)
      }
    }
    return tokens
  }

  /// Longer ones first.
  private static let signs = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")"]

  private var fault: PlatformFault {
    .invalid("The query '\(text)' is not understood.", .parameter("query"))
  }
}
