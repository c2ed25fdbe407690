/// The fields of a list and what each row has in them: all that a filter needs to know of a list.
public struct FilterList<Row>: Sendable {
  public let fields: [FilterField]
  private let values: [@Sendable (Row) -> FilterValue]

  /// The first field that is seen is the name of a row.
  public init(_ entries: [Entry]) {
    fields = entries.map(\.field)
    values = entries.map(\.value)
  }

  /// A field, and how a row answers it.
  public struct Entry: Sendable {
    public var field: FilterField
    public var value: @Sendable (Row) -> FilterValue

    public init(_ field: FilterField, _ value: @escaping @Sendable (Row) -> FilterValue) {
      self.field = field
      self.value = value
    }

    /// A field that plain words are looked for in.
    public static func seen(
      _ name: String, _ kind: FilterField.Kind = .text, aliases: [String] = [],
      on platform: PlatformField? = nil, _ value: @escaping @Sendable (Row) -> FilterValue
    ) -> Entry {
      Entry(FilterField(name, kind, aliases: aliases, isSeen: true, on: platform), value)
    }

    /// A field that is looked at only by its name.
    public static func named(
      _ name: String, _ kind: FilterField.Kind = .text, aliases: [String] = [],
      on platform: PlatformField? = nil, _ value: @escaping @Sendable (Row) -> FilterValue
    ) -> Entry {
      Entry(FilterField(name, kind, aliases: aliases, on: platform), value)
    }
  }

  /// The same of a list whose rows have these in them, and what it has besides.
  public func reading<Other>(
    _ row: @escaping @Sendable (Other) -> Row, and others: [FilterList<Other>.Entry] = []
  ) -> FilterList<Other> {
    FilterList<Other>(
      zip(fields, values).map { field, value in .init(field) { value(row($0)) } } + others)
  }

  /// The filter as it is understood in this list; `moment` as in `FilterQuery`.
  public func query(
    _ text: String, moment: @escaping (Int64) -> Int64 = { $0 }
  ) -> FilterQuery {
    FilterQuery(text, fields: fields, moment: moment)
  }

  /// The value of a row in a field; none if the list does not have the field.
  public func value(of field: FilterField, in row: Row) -> FilterValue {
    fields.firstIndex { $0.name == field.name }.map { values[$0](row) } ?? .none
  }

  /// The names of an id of the kind `named`, the one that is seen in front; empty if nobody knows
  /// them, and the id itself is seen.
  public typealias Names = (_ field: FilterField, _ id: String) -> [String]

  /// Whether all terms hold for a row; to be asked of many rows, as patterns are made ready once.
  ///
  /// - Parameter now: milliseconds since 1970, from which ages are counted.
  public func matcher(
    of terms: [FilterTerm], now: Int64 = 0, names: @escaping Names = { _, _ in [] }
  ) -> (Row) -> Bool {
    let conditions = terms.map { term -> (term: FilterTerm, pattern: LinePattern?) in
      if case .regex(let text) = term.kind { return (term, LinePattern(smartCase: text)) }
      return (term, nil)
    }
    return { row in
      conditions.allSatisfy { condition in
        holds(condition.term.kind, condition.pattern, row, now, names) != condition.term.isNegated
      }
    }
  }

  /// The same for one row.
  public func matches(
    _ query: FilterQuery, _ row: Row, now: Int64 = 0, names: @escaping Names = { _, _ in [] }
  ) -> Bool {
    matcher(of: query.terms, now: now, names: names)(row)
  }

  private func holds(
    _ kind: FilterTerm.Kind, _ pattern: LinePattern?, _ row: Row, _ now: Int64, _ names: Names
  ) -> Bool {
    switch kind {
    case .word(let word): seen(row).contains { word.occurs(in: $0) }
    case .fuzzy(let word): seen(row).first.map { word.isSubsequence(of: $0) } ?? false
    case .regex: pattern.map { pattern in seen(row).contains { pattern.matches($0) } } ?? false
    case .field(let field, let test):
      test.holds(for: value(of: field, in: row), of: field, now: now) { names(field, $0) }
    }
  }

  private func seen(_ row: Row) -> [String] {
    fields.indices.filter { fields[$0].isSeen }.flatMap { values[$0](row).texts }
  }
}

/// The value of a row in a field.
public enum FilterValue: Hashable, Sendable {
  /// An empty one counts as none.
  case text(String)
  case texts([String])
  /// Milliseconds since 1970.
  case moment(Int64)
  case span(Duration)
  case number(Double)
  case none

  public init(_ text: String?) { self = text.map { .text($0) } ?? .none }
  public init(_ number: Double?) { self = number.map { .number($0) } ?? .none }
  public init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .none }
  public init(_ span: Duration?) { self = span.map { .span($0) } ?? .none }

  /// The texts, or the number as text.
  public var texts: [String] {
    switch self {
    case .text(let text): text.isEmpty ? [] : [text]
    case .texts(let texts): texts.filter { !$0.isEmpty }
    case .moment, .span, .number, .none: []
    }
  }

  var isNone: Bool {
    switch self {
    case .text, .texts: texts.isEmpty
    case .moment, .span, .number: false
    case .none: true
    }
  }

  fileprivate var number: Double? {
    switch self {
    case .number(let number): number
    case .span(let span):
      Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
    case .text, .texts, .moment, .none: nil
    }
  }
}

extension FilterTest {
  fileprivate func holds(
    for value: FilterValue, of field: FilterField, now: Int64, _ names: (String) -> [String]
  ) -> Bool {
    switch self {
    case .words(let words):
      if words.orNone, value.isNone { return true }
      return value.texts.contains { text in
        guard field.kind == .named else { return words.hold(for: text) }
        return words.hold(forID: text, called: names(text))
      }
    case .none: return value.isNone
    case .numbers(let numbers): return value.number.map(numbers.contains) ?? false
    case .compared(let comparison, let number):
      return value.number.map { comparison.holds($0, number) } ?? false
    case .aged(let comparison, let span):
      guard case .moment(let moment) = value else { return false }
      return comparison.moments(agedBy: span, now: now).contains(moment)
    case .dated(let ranges):
      guard case .moment(let moment) = value else { return false }
      return ranges.contains { $0.contains(moment) }
    }
  }
}

extension FilterWords {
  /// Whether one of them is, or occurs in, a value.
  public func hold(for value: String) -> Bool {
    texts.contains { isExact ? $0.equals(value) : $0.occurs(in: value) }
  }

  /// The same for what has a name: its parts are looked for in what is seen, all that it can be
  /// called may be said whole.
  public func hold(forID id: String, called names: [String]) -> Bool {
    isExact ? ([id] + names).contains(where: hold) : hold(for: names.first ?? id)
  }
}

extension LinePattern {
  fileprivate func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Its bytes occur in this order, whatever the case of the other.
  fileprivate func isSubsequence(of text: String) -> Bool {
    var rest = utf8[...]
    for byte in text.lowercased().utf8 where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }
}
