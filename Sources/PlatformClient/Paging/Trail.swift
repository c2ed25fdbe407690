import JSON

/// The questions and answers of a list, so that one that leads back to its own pages is found out,
/// whatever its period. Each is a number of 64 bits: a list of a million rows has some thousand pages.
struct Trail: Hashable, Sendable {
  private var questions: [UInt64] = []
  private var pages: [UInt64] = []

  init() {}

  /// Nil if `text` is none.
  init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let questions = Self.numbers(halves[0]),
      let pages = Self.numbers(halves[1])
    else { return nil }
    (self.questions, self.pages) = (questions, pages)
  }

  var text: String { "\(Self.text(questions))/\(Self.text(pages))" }

  /// The same with the question for a page and the rows that came.
  func adding(_ step: PageStep, rows: UInt64) -> Trail {
    var trail = self
    trail.questions.append(Self.mark(of: step))
    trail.pages.append(rows)
    return trail
  }

  /// Whether that was asked before.
  func has(_ step: PageStep) -> Bool { questions.contains(Self.mark(of: step)) }

  /// Whether those rows came before.
  func has(rows: UInt64) -> Bool { pages.contains(rows) }

  private static func mark(of step: PageStep) -> UInt64 {
    var mark = Mark()
    for item in step.query {
      mark.add(item.name.utf8)
      mark.add(item.value.utf8)
    }
    if let body = step.body { mark.add(body.serializedBytes()) }
    return mark.value
  }

  /// A page by its rows.
  static func mark(of rows: some Sequence<JSONValue>) -> UInt64 {
    var mark = Mark()
    for row in rows { mark.add(row.serializedBytes()) }
    return mark.value
  }

  static func mark(ofTexts rows: some Sequence<ArraySlice<UInt8>>) -> UInt64 {
    var mark = Mark()
    for row in rows { mark.add(row) }
    return mark.value
  }

  private static func text(_ numbers: [UInt64]) -> String {
    numbers.map { String($0, radix: 36) }.joined(separator: ".")
  }

  private static func numbers(_ text: Substring) -> [UInt64]? {
    let parts = text.split(separator: ".")
    let numbers = parts.compactMap { UInt64($0, radix: 36) }
    return numbers.count == parts.count ? numbers : nil
  }

  /// FNV-1a, 64 bits: the same in every run.
  private struct Mark {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
      // Where one ends and the next begins makes a difference.
      value = (value ^ 0x100) &* 0x100_0000_01b3
    }
  }
}
