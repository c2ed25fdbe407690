/// The text of a gateway's error page, without its markup.
enum HTMLText {
  /// Of the first `<title>`; nil if there is none.
  static func title(_ page: String) -> String? {
    let lowered = page.lowercased()
    guard lowered.utf8.count == page.utf8.count, let open = lowered.firstRange(of: "<title"),
      let start = lowered[open.upperBound...].firstIndex(of: ">"),
      let end = lowered[start...].firstRange(of: "</title")
    else { return nil }
    let bytes = Array(page.utf8)
    let first = lowered.utf8.distance(from: lowered.startIndex, to: lowered.index(after: start))
    let last = lowered.utf8.distance(from: lowered.startIndex, to: end.lowerBound)
    let text = unescaped(String(decoding: bytes[first..<last], as: UTF8.self))
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  /// Everything that is no tag.
  static func text(_ page: String) -> String {
    var text = ""
    var isTag = false
    for character in page {
      switch character {
      case "<": isTag = true
      case ">" where isTag:
        isTag = false
        text.append(" ")
      default: if !isTag { text.append(character) }
      }
    }
    return unescaped(text)
  }

  private static func unescaped(_ text: String) -> String {
    [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "),
      ("&amp;", "&"),
    ]
    .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
