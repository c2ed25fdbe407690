import TerminalKit

/// Breaks styled text into lines the way `TextWidth.wrap` breaks plain text.
enum SpanWrap {
  static func lines(_ spans: [Span], width: Int, limit: Int = 2_000) -> [[Span]] {
    let text = spans.map(\.text).joined()
    var lines: [[Span]] = []
    var base = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      for range in TextWidth.wrapOffsets(line, width: width, limit: max(1, limit - lines.count)) {
        lines.append(slice(spans, base + range.lowerBound..<base + range.upperBound))
      }
      base += line.utf8.count
      base += newlineLength(text, at: base)
      if lines.count >= limit { break }
    }
    return lines
  }

  /// Bytes of the line end that stands at `offset`.
  private static func newlineLength(_ text: String, at offset: Int) -> Int {
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    guard index < text.endIndex else { return 0 }
    return String(text[index]).utf8.count
  }

  /// The spans of a range of bytes.
  private static func slice(_ spans: [Span], _ range: Range<Int>) -> [Span] {
    var result: [Span] = []
    var offset = 0
    for span in spans {
      let bytes = Array(span.text.utf8)
      let start = max(range.lowerBound, offset) - offset
      let end = min(range.upperBound, offset + bytes.count) - offset
      if start < end {
        result.append(Span(String(decoding: bytes[start..<end], as: UTF8.self), span.style))
      }
      offset += bytes.count
    }
    return result
  }
}
