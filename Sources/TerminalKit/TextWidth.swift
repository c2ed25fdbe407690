/// How many columns text takes, by the same rules by which it is drawn.
///
/// All functions take text from anywhere: what could harm a terminal is replaced or left out, see
/// `sanitized(_:)`. Widths add up: the width of two pieces together is the sum of their widths.
public enum TextWidth {
  /// Columns a tab takes, wherever it stands.
  public static let tab = 4

  enum Kind {
    case narrow, wide
    /// Belongs to the scalar before it.
    case mark
    /// Shapes the character before it, and is left out.
    case invisible
    /// Would change the terminal or the direction of text, or hide in it: a name with one looks like the
    /// name without. Shown as U+FFFD.
    case hostile
  }

  static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    case 0x20..<0x7f: return .narrow
    case 0..<0xa0: return .hostile
    case 0xad: return .hostile
    case 0xa0..<0x300: return .narrow
    case 0x61c, 0x115f, 0x1160, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028...0x202e,
      0x2060...0x206f, 0x3164, 0xfeff, 0xffa0, 0xfff0...0xfffb, 0xe0000...0xe00ff,
      0xe01f0...0xe0fff:
      return .hostile
    case 0x180b...0x180d, 0x180f, 0x200c, 0x200d, 0xfe00...0xfe0f, 0xe0100...0xe01ef:
      return .invisible
    case 0xfffe, 0xffff: return .hostile
    default:
      if WidthTable.contains(scalar, in: WidthTable.zero) { return .mark }
      if scalar < 0x1100 { return .narrow }
      return WidthTable.contains(scalar, in: WidthTable.wide) ? .wide : .narrow
    }
  }

  /// The columns `text` takes. With a `limit`, stops counting once more than `limit` are needed, so
  /// that asking whether a very long line fits costs no more than what fits.
  public static func width(of text: String, limit: Int = .max) -> Int {
    withUTF8(of: text) { width(of: $0, limit: limit) }
  }

  public static func width(of text: Substring, limit: Int = .max) -> Int {
    withUTF8(of: text) { width(of: $0, limit: limit) }
  }

  public static func width(of character: Character) -> Int { width(of: String(character)) }

  static func width(of bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> Int {
    var scanner = ClusterScanner(bytes)
    var width = 0
    while width <= limit {
      width += scanner.nextPlain(limit: limit - width).count
      guard let cluster = scanner.next() else { break }
      width += cluster.width
    }
    return width
  }

  /// The text as it is drawn: pictures for control characters, U+FFFD for direction overrides and
  /// broken bytes, no joiners or selectors, at most three marks per character, tabs as spaces.
  public static func sanitized(_ text: String) -> String {
    clip(text, to: .max)
  }

  /// The start of `text` that fits into `columns`, as it is drawn. If something had to be left out and
  /// there is an `ellipsis`, the last columns are spent on it.
  public static func clip(_ text: String, to columns: Int, ellipsis: String = "") -> String {
    withUTF8(of: text) { bytes in
      var scanner = ClusterScanner(bytes)
      var result = String.UnicodeScalarView()
      var used = 0
      let room = columns - width(of: ellipsis)
      var cut: (length: Int, columns: Int) = (0, 0)
      var count = 0
      while let cluster = scanner.next() {
        guard cluster.width <= columns - used else {
          guard !ellipsis.isEmpty, room >= 0 else { return String(result) }
          return String(String.UnicodeScalarView(result.prefix(cut.length))) + ellipsis
        }
        count += append(cluster, to: &result)
        used += cluster.width
        if used <= room { cut = (count, used) }
      }
      return String(result)
    }
  }

  /// `text` in `columns`, cut in the middle if it does not fit: what a sentence ends with often
  /// matters most. Costs no more than what is shown, however long the text.
  public static func shorten(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard width(of: text, limit: columns) > columns else { return clip(text, to: columns) }
    let room = columns - width(of: ellipsis)
    guard room > 8 else { return clip(text, to: columns, ellipsis: ellipsis) }
    var end = ""
    var left = room / 2
    for character in text.reversed() {
      let piece = sanitized(String(character))
      left -= width(of: piece)
      guard left >= 0 else { break }
      end = piece + end
    }
    return clip(text, to: room - width(of: end)) + ellipsis + end
  }

  /// `text` clipped to `columns` and filled up with spaces to exactly that width.
  public static func fit(
    _ text: String, to columns: Int, alignment: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    let text = clip(text, to: columns, ellipsis: ellipsis)
    let gap = max(0, columns - width(of: text))
    let before =
      switch alignment {
      case .left: 0
      case .right: gap
      case .center: gap / 2
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: gap - before)
  }

  /// Where text stands in a wider space.
  public enum Alignment: Sendable {
    case left, right, center
  }

  /// Adds what `cluster` shows; returns the number of scalars added.
  private static func append(_ cluster: Cluster, to view: inout String.UnicodeScalarView) -> Int {
    if cluster.width > 2 {
      for _ in 0..<cluster.width { view.append(" ") }
      return cluster.width
    }
    var count = 0
    for value in [cluster.base, cluster.mark1, cluster.mark2, cluster.mark3] where value != 0 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      view.append(scalar)
      count += 1
    }
    return count
  }

  static func withUTF8<Text: StringProtocol, Result>(
    of text: Text, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(text.utf8).withUnsafeBufferPointer(body)
  }
}
