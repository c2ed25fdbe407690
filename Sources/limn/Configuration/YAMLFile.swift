import Yams

/// Reads YAML that people write: configuration, themes, faults. Whatever stands in it, it takes little
/// time and memory, and what is wrong is said with its line.
enum YAMLFile {
  /// Bytes of a file at most, and of one in which aliases stand for anchors: each may lead deeper.
  private static let longest = 4 << 20
  private static let longestWithAliases = 16 << 10
  /// Values at most, those behind aliases counted wherever they are meant.
  private static let most = 100_000
  private static let deepest = 500

  /// The document; nil if there is none in it. All keys in it are text.
  static func document(_ text: String) throws(YAMLTrouble) -> Node? {
    // Some editors write a mark at the start that says nothing.
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let content = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    try checkBefore(content)
    let root: Node?
    do {
      root = try compose(yaml: content)
    } catch {
      throw YAMLTrouble(error)
    }
    var left = most
    if let root { try check(root, depth: 0, &left) }
    return root
  }

  /// What the parser would take too long for, or too much.
  private static func checkBefore(_ text: String) throws(YAMLTrouble) {
    let size = text.utf8.count
    guard size <= longest else {
      throw YAMLTrouble(line: nil, text: "it is longer than \(longest >> 20) MiB")
    }
    let aliases = AliasScan(text)
    guard aliases.isUsed else { return }
    guard size <= longestWithAliases else {
      throw YAMLTrouble(
        line: nil, text: "with aliases in it, it is longer than \(longestWithAliases >> 10) KiB")
    }
    if let line = aliases.deepKey {
      throw YAMLTrouble(line: line, text: "a key is one text, not an alias, a list or a mapping")
    }
  }

  private static func check(
    _ node: Node, depth: Int, _ left: inout Int
  ) throws(YAMLTrouble) {
    left -= 1
    guard left > 0, depth < deepest else {
      let text =
        left > 0 ? "it is nested too deep" : "it has more than \(most) values, its aliases counted"
      throw YAMLTrouble(line: node.mark?.line, text: text)
    }
    for value in node.sequence?.map(\.self) ?? [] { try check(value, depth: depth + 1, &left) }
    for (key, value) in node.mapping?.map({ ($0.key, $0.value) }) ?? [] {
      guard key.scalar != nil else {
        throw YAMLTrouble(line: key.mark?.line, text: "a key is one text, not a list or a mapping")
      }
      try check(value, depth: depth + 1, &left)
    }
  }
}

/// Looks for aliases, and for keys that are more than one text: the parser compares keys with each
/// other, which takes for ever where aliases multiply in them.
private struct AliasScan {
  /// Something is given a name, and something is meant by one.
  var isUsed: Bool { hasAnchor && hasAlias }
  /// The line of a key that is no plain text; nil: there is none.
  private(set) var deepKey: Int?
  private var hasAnchor = false
  private var hasAlias = false

  init(_ text: String) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if scan(Array(line)), deepKey == nil { deepKey = index + 1 }
    }
  }

  /// True for `? *a`, `*a : 1`, `[a]: 1`, `{a: 1}: 2` and `: 1`, outside of quotes and comments.
  private mutating func scan(_ line: [UInt8]) -> Bool {
    var quote: UInt8?
    var isStart = true
    var isDeep = false
    for (index, byte) in line.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "#") where index == 0 || Self.isBlank(line, index - 1): return isDeep
      case UInt8(ascii: "\""), UInt8(ascii: "'"): if isStart { quote = byte }
      case UInt8(ascii: "?"), UInt8(ascii: ":"):
        if isStart, Self.isBlank(line, index + 1) { isDeep = true }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if Self.isColon(line, after: index + 1) { isDeep = true }
      case UInt8(ascii: "&"): if isStart, !Self.isBlank(line, index + 1) { hasAnchor = true }
      case UInt8(ascii: "*"):
        guard isStart, !Self.isBlank(line, index + 1) else { break }
        hasAlias = true
        let name = line[(index + 1)...].prefix { $0 > 0x20 && !",[]{}".utf8.contains($0) }
        if name.last == UInt8(ascii: ":") || Self.isColon(line, after: name.endIndex) {
          isDeep = true
        }
      default: break
      }
      isStart = Self.begins(after: byte, at: index, of: line, wasStart: isStart)
    }
    return isDeep
  }

  /// Whether a value may begin behind this byte.
  private static func begins(
    after byte: UInt8, at index: Int, of line: [UInt8], wasStart: Bool
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","): true
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): isBlank(line, index + 1)
    case 0x20, 0x09: wasStart
    default: false
    }
  }

  private static func isBlank(_ line: [UInt8], _ index: Int) -> Bool {
    index >= line.count || [0x20, 0x09, 0x0D].contains(line[index])
  }

  private static func isColon(_ line: [UInt8], after start: Int) -> Bool {
    line[min(start, line.count)...].first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: ":")
  }
}
