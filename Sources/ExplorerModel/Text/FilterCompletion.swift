/// What `Tab` makes of a filter: names of fields, then values that are known.
///
/// Pressed again it takes the next one that fits what was typed.
public struct FilterCompletion: Hashable, Sendable {
  /// The filter without the word that is completed.
  public let head: String
  /// What can stand in its place, best first.
  public let candidates: [String]
  public private(set) var index = 0

  /// Nil if nothing fits the last word of `text`.
  ///
  /// - Parameter values: what is known of a field, best first.
  public init?(_ text: String, fields: Set<FilterField>, values: (FilterField) -> [String]) {
    let word = text.last?.isWhitespace ?? true ? "" : FilterParser.tokens(text).last ?? ""
    head = String(text.dropLast(word.count)) + (word.hasPrefix("-") ? "-" : "")
    let bare = word.drop { $0 == "-" }
    if let colon = bare.firstIndex(of: ":") {
      guard let field = FilterField(rawValue: bare[..<colon].lowercased()), fields.contains(field)
      else { return nil }
      let typed = bare[bare.index(after: colon)...].filter { $0 != "\"" }.lowercased()
      candidates = values(field).filter { $0.lowercased().hasPrefix(typed) }
        .map { "\(field.rawValue):\(Self.quoted($0))" }
    } else {
      candidates = FilterField.allCases
        .filter { fields.contains($0) && $0.rawValue.hasPrefix(bare.lowercased()) }
        .map {
          $0.isTime || $0 == .rating ? "\($0.rawValue)\($0.isTime ? "<" : ">=")" : "\($0.rawValue):"
        }
    }
    if candidates.isEmpty || candidates == [String(bare)] { return nil }
  }

  /// The filter with the word in it.
  public var text: String { head + candidates[index] }

  mutating func step(by step: Int) {
    index = (index + step + candidates.count) % candidates.count
  }

  /// Values with blanks are one word in quotes.
  private static func quoted(_ value: String) -> String {
    value.contains(where: \.isWhitespace) ? "\"\(value.filter { $0 != "\"" })\"" : value
  }
}
