/// The line ends of a text that comes back from an editor. Editors write their own, which nobody meant
/// to change, and a file of today's editors has one kind only.
enum LineEnds {
  private static let windows = "\r\n"

  /// The text with the line ends that `base` has: on its own lines as they were, on new lines as on the
  /// line above.
  static func kept(_ text: String, as base: String) -> String {
    let lines = Self.lines(of: text).map(\.text)
    let old = Self.lines(of: base)
    guard base.utf8.contains(0x0D) else { return lines.joined(separator: "\n") }
    let same = zip(lines, old).prefix { $0.0 == $0.1.text }.count
    let most = min(lines.count, old.count) - same
    let sameAtEnd = zip(lines.reversed(), old.reversed()).prefix(most)
      .prefix { $0.0 == $0.1.text }.count
    var (result, end) = ("", old[0].isWindows ? windows : "\n")
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let fromEnd = lines.count - index
      let origin = index < same ? index : fromEnd <= sameAtEnd ? old.count - fromEnd : nil
      if let origin, origin < old.count - 1 { end = old[origin].isWindows ? windows : "\n" }
      result += isLast ? line : line + end
    }
    return result
  }

  /// The lines without their ends; the last one has none.
  private static func lines(of text: String) -> [(text: String, isWindows: Bool)] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D
        ? (String(decoding: line.dropLast(), as: UTF8.self), true)
        : (String(decoding: line, as: UTF8.self), false)
    }
  }
}
