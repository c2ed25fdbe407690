import TerminalKit

/// Breaks styled text into lines the way `TextWidth.wrap` breaks plain text, and looks at no more of it
/// than `limit` lines can hold.
enum SpanWrap {
  static func lines(_ spans: [Span], width: Int, limit: Int = 2_000) -> [[Span]] {
    let reach = limit.multipliedReportingOverflow(by: max(1, width) * 8)
    let spans = prefix(of: spans, bytes: reach.overflow ? .max : reach.partialValue)
    let wrapped = WrappedText(spans.map(\.text).joined(), width: width)
    var lines: [[Span]] = []
    while lines.count < limit, let range = wrapped.range(of: lines.count) {
      lines.append(slice(spans, range))
    }
    return lines
  }

  /// As many bytes of the spans, and those that are left of a character.
  private static func prefix(of spans: [Span], bytes: Int) -> [Span] {
    var left = bytes
    var result: [Span] = []
    for span in spans where left > 0 {
      let count = span.text.utf8.count
      guard count > left else {
        result.append(span)
        left -= count
        continue
      }
      let utf8 = span.text.utf8
      let end = utf8.index(utf8.startIndex, offsetBy: left)
      result.append(Span(String(decoding: utf8[..<end], as: UTF8.self), span.style))
      left = 0
    }
    return result
  }

  /// The spans of a range of bytes.
  private static func slice(_ spans: [Span], _ range: Range<Int>) -> [Span] {
    var result: [Span] = []
    var offset = 0
    for span in spans where offset < range.upperBound {
      let utf8 = span.text.utf8
      let start = max(range.lowerBound, offset) - offset
      let end = min(range.upperBound, offset + utf8.count) - offset
      if start < end {
        let first = utf8.index(utf8.startIndex, offsetBy: start)
        let text = utf8[first..<utf8.index(first, offsetBy: end - start)]
        result.append(Span(String(decoding: text, as: UTF8.self), span.style))
      }
      offset += utf8.count
    }
    return result
  }
}
