/// The completion of a filter by `Tab`: names of fields, then values that are known.
///
/// Pressed again it takes the next one that fits what was typed.
public struct FilterCompletion: Hashable, Sendable {
  /// The filter without the word that is completed.
  public let head: String
  /// The words that can stand in its place, best first.
  public let candidates: [String]
  public private(set) var index = 0

  /// Nil if nothing fits the last word of `text`.
  ///
  /// - Parameter values: what is known of a field, best first.
  public init?(_ text: String, fields: [FilterField], values: (FilterField) -> [String]) {
    let word = text.last?.isWhitespace ?? true ? "" : FilterParser.tokens(text).last ?? ""
    let bare = word.drop { $0 == "-" }
    head = String(text.dropLast(word.count)) + (word.hasPrefix("-") ? "-" : "")
    if let sign = bare.firstIndex(where: { $0 == ":" || $0 == "=" }) {
      guard let field = fields.field(called: bare[..<sign].lowercased()) else { return nil }
      let (start, typed) = Self.lastValue(bare[bare.index(after: sign)...])
      let known = values(field)
      candidates = (known + (field.choices ?? []).filter { !known.contains($0) })
        .filter { $0.lowercased().hasPrefix(typed) }
        .map { "\(field.name)\(bare[sign])\(start)\(Self.quoted($0))" }
    } else {
      candidates = fields.filter { $0.name.hasPrefix(bare.lowercased()) }
        .map { $0.name + $0.sign }
    }
    if candidates.isEmpty || candidates == [String(bare)] { return nil }
  }

  /// The filter with the word in it.
  public var text: String { head + candidates[index] }

  public mutating func step(by step: Int) {
    index = (index + step + candidates.count) % candidates.count
  }

  /// The text before the last alternative, and the part of that which is typed.
  private static func lastValue(_ value: Substring) -> (start: Substring, typed: String) {
    var isQuoted = false
    var end = value.startIndex
    for index in value.indices {
      if value[index] == "\"" { isQuoted.toggle() }
      if value[index] == ",", !isQuoted { end = value.index(after: index) }
    }
    return (value[..<end], value[end...].filter { $0 != "\"" }.lowercased())
  }

  /// Values with blanks or commas are one word in quotes.
  private static func quoted(_ value: String) -> String {
    let isPlain = !value.contains { $0.isWhitespace || $0 == "," } && value.lowercased() != "none"
    return isPlain ? value : "\"\(value.filter { $0 != "\"" })\""
  }
}

extension FilterField {
  fileprivate var choices: [String]? {
    if case .choice(let words) = kind { words.map { $0.lowercased() } } else { nil }
  }
}
