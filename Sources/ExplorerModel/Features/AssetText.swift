public import JSON
public import PlatformModel

/// The fields of an asset as a text for `$EDITOR`: lines `name:` and `tags:`, a line of dashes, and
/// the description below it.
public enum AssetText {
  /// What is wrong with a text, and where.
  public struct Problem: Error, Hashable {
    var line: Int
    var text: String

    public var words: String { "Line \(line): \(text)" }
  }

  private static let mark = "---"
  private static let wrong = "# ! "
  private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

  /// - Parameter fate: what becomes of the edit, as a sentence.
  public static func text(
    of values: [AssetField: JSONValue], base: Asset,
    fate: String = "It becomes a draft; nothing is sent yet."
  ) -> String {
    let name = values[.name]?.string ?? base.name
    let tags = (values[.tags]?.array ?? []).compactMap(\.string)
    let description = values[.description]?.string ?? ""
    return """
      # An edit of \(oneLine(base.name)). \(fate)
      # Leave the text as it is to change nothing.
      name: \(written(name))
      tags: \(written(tags))
      # The description follows the line of dashes.
      \(mark)
      \(description)

      """
  }

  /// The same text again, with what is wrong with it in its first line.
  ///
  /// - Parameter reason: where the text itself is valid.
  public static func text(_ text: String, saying reason: String) -> String {
    let text = unmarked(text)
    var reason = reason
    if case .failure(var problem) = parse(text) {
      // It stands one line lower there.
      problem.line += 1
      reason = problem.words
    }
    return "\(wrong)\(TextInput.oneLine(reason))\n\(text)"
  }

  /// The text without the line that says what was wrong with it.
  public static func unmarked(_ text: String) -> String {
    guard text.hasPrefix(wrong) else { return text }
    return text.firstIndex(of: "\n").map { String(text[text.index(after: $0)...]) } ?? ""
  }

  /// What the text says about `base`, whose description keeps its line ends.
  public static func parse(
    _ text: String, of base: Asset
  ) -> Result<[AssetField: JSONValue], Problem> {
    parse(text).map { values in
      var values = values
      if let written = values[.description]?.string {
        values[.description] = .string(LineEnds.kept(written, as: base.description ?? ""))
      }
      return values
    }
  }

  /// A byte order mark, which some editors write, is no part of the text.
  static func parse(_ text: String) -> Result<[AssetField: JSONValue], Problem> {
    let hasMark = text.unicodeScalars.first == byteOrderMark
    let plain = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    let lines = plain.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    guard let end = lines.firstIndex(where: { $0.trimmed == mark }) else {
      return .failure(
        Problem(line: lines.count, text: "the line \(mark) above the description is missing"))
    }
    var values: [AssetField: JSONValue] = [:]
    for (index, line) in lines[..<end].enumerated() {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      switch field(line) {
      case .failure(let problem):
        return .failure(Problem(line: index + 1, text: problem.text))
      case .success(let (field, value)):
        guard values[field] == nil else {
          return .failure(Problem(line: index + 1, text: "\(field.rawValue) is there twice"))
        }
        values[field] = value
      }
    }
    return finished(values, description: lines[(end + 1)...].joined(separator: "\n"), end)
  }

  private static func finished(
    _ values: [AssetField: JSONValue], description: String, _ end: Int
  ) -> Result<[AssetField: JSONValue], Problem> {
    guard values[.name] != nil else {
      return .failure(Problem(line: end + 1, text: "the line name: is missing"))
    }
    var values = values
    // Editors end a text with a line end that nobody means.
    values[.description] = .string(
      description.hasSuffix("\n") ? String(description.dropLast()) : description)
    return .success(values)
  }

  private static func field(_ line: String) -> Result<(AssetField, JSONValue), Problem> {
    guard let colon = line.firstIndex(of: ":") else {
      return .failure(
        Problem(line: 0, text: "“\(line.prefix(20))” is no field; name: and tags: are"))
    }
    let key = String(line[..<colon]).trimmed
    let text = String(line[line.index(after: colon)...]).trimmed
    guard let field = AssetField(rawValue: key), field != .description else {
      return .failure(
        Problem(line: 0, text: "“\(key.prefix(20))” cannot be edited: name and tags can"))
    }
    guard let value = value(of: field, text) else {
      return .failure(Problem(line: 0, text: "the quotes or brackets of \(key) do not match"))
    }
    if let problem = field.problem(with: value) {
      return .failure(Problem(line: 0, text: problem))
    }
    return .success((field, value))
  }

  /// Plain text, or JSON where a value begins with a quote or bracket.
  private static func value(of field: AssetField, _ text: String) -> JSONValue? {
    switch (field, text.first) {
    case (.name, "\""): return (try? JSONValue.parse(text))?.string.map { .string($0) }
    case (.tags, "["):
      guard let array = (try? JSONValue.parse(text))?.array,
        array.allSatisfy({ $0.string != nil })
      else { return nil }
      return .array(array)
    default: return field.value(writtenAs: text)
    }
  }

  private static func written(_ name: String) -> String {
    let isPlain = name == name.trimmed && name.first != "\"" && name == oneLine(name)
    return isPlain ? name : JSONValue.string(name).serialized()
  }

  private static func written(_ tags: [String]) -> String {
    let text = tags.joined(separator: ", ")
    let isPlain =
      AssetField.tags(writtenAs: text) == tags && text.first != "["
      && text == oneLine(text)
    return isPlain ? text : JSONValue.array(tags.map { .string($0) }).serialized()
  }

  private static func oneLine(_ text: String) -> String { TextInput.oneLine(text) }
}
