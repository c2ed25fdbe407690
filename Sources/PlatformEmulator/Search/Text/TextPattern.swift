/// A pattern of `*` and `?` that is looked for in a text: it begins and ends where a word does, or
/// the text.
///
/// `customer_o*` is found in `dim_customer_order`, and `*ustome*` too. The classic Lucene query parser
/// compares patterns with single words; that names are found across their underscores is what people
/// type them for. `?` stands for a character of a word.
struct TextPattern: Hashable, Sendable {
  /// Something of a pattern that the words of a matching text can be asked for.
  struct Piece: Hashable, Sendable {
    var text: String
    var beginsWord: Bool
    var endsWord: Bool
  }

  private enum Step: Hashable, Sendable {
    case scalar(UInt32)
    case anyText
    case anyScalar
  }

  let parts: [LuceneMatcher.PatternPart]
  private let steps: [Step]

  init(_ parts: [LuceneMatcher.PatternPart]) {
    self.parts = parts
    steps = parts.flatMap { part -> [Step] in
      switch part {
      case .anyText: [.anyText]
      case .anyCharacter: [.anyScalar]
      case .literal(let text): FoldedText.plain(text).unicodeScalars.map { .scalar($0.value) }
      }
    }
  }

  /// Every word that a matching text must have, by its beginning, end or middle.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    for (index, part) in parts.enumerated() {
      guard case .literal(let text) = part else { continue }
      let scalars = FoldedText.plain(text).unicodeScalars
      let runs = scalars.split { !FoldedText.isPartOfWord($0) }
      for run in runs {
        pieces.append(
          Piece(
            text: String(run),
            beginsWord: run.startIndex > scalars.startIndex || index == 0,
            endsWord: run.endIndex < scalars.endIndex || index == parts.count - 1))
      }
    }
    return pieces
  }

  /// Whether it is one word that matches, if anything does: `*abc*`, `a?c*`, `*abc`, `abc`.
  var isOneWord: Bool {
    parts.enumerated().allSatisfy { index, part in
      switch part {
      case .anyCharacter: true
      case .anyText: index == 0 || index == parts.count - 1
      case .literal(let text):
        FoldedText.plain(text).unicodeScalars.allSatisfy { FoldedText.isPartOfWord($0) }
      }
    }
  }

  /// It with literals as words and names are compared.
  var plainParts: [LuceneMatcher.PatternPart] { Self.plain(parts) }

  static func plain(
    _ parts: [LuceneMatcher.PatternPart]
  ) -> [LuceneMatcher.PatternPart] {
    parts.map { part in
      if case .literal(let text) = part { .literal(FoldedText.plain(text)) } else { part }
    }
  }

  /// - Parameter text: plain.
  func matches(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(\.value)
    for start in 0...scalars.count where start == 0 || Self.isBoundary(scalars[start - 1]) {
      if matches(scalars, from: start) { return true }
      if steps.first == .anyText { return false }
    }
    return false
  }

  /// Whether the pattern is all of a text.
  func fits(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(\.value)
    return matches(scalars, from: 0, toItsEnd: true)
  }

  /// The steps against the text, going back to the last `*` when they do not fit.
  private func matches(
    _ text: [UInt32], from start: Int, toItsEnd: Bool = false
  ) -> Bool {
    var position = start
    var step = 0
    var retry: (step: Int, position: Int)?
    while true {
      if step == steps.count,
        position == text.count || !toItsEnd && Self.isBoundary(text[position])
      {
        return true
      }
      if step < steps.count, steps[step] == .anyText {
        step += 1
        retry = (step, position)
        continue
      }
      if step < steps.count, position < text.count,
        Self.fits(steps[step], text[position], anywhere: toItsEnd)
      {
        step += 1
        position += 1
        continue
      }
      guard let last = retry, last.position < text.count else { return false }
      retry = (last.step, last.position + 1)
      (step, position) = (last.step, last.position + 1)
    }
  }

  private static func fits(_ step: Step, _ scalar: UInt32, anywhere: Bool) -> Bool {
    switch step {
    case .scalar(let wanted): wanted == scalar
    case .anyScalar: anywhere || !isBoundary(scalar)
    case .anyText: false
    }
  }

  private static func isBoundary(_ value: UInt32) -> Bool {
    Unicode.Scalar(value).map { !FoldedText.isPartOfWord($0) } ?? false
  }
}

extension TextPattern {
  /// For SQL's `LIKE`, with `\` as escape, in lower case; the pattern is the whole value.
  static func like(_ parts: [LuceneMatcher.PatternPart]) -> String {
    var pattern = ""
    for part in parts {
      switch part {
      case .anyText: pattern += "%"
      case .anyCharacter: pattern += "_"
      case .literal(let text):
        for character in FoldedText.folded(text) {
          if "%_\\".contains(character) { pattern += "\\" }
          pattern.append(character)
        }
      }
    }
    return pattern
  }
}
