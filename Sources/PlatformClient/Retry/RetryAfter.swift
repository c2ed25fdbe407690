import PlatformModel

/// The value of a `Retry-After` header: seconds, or a date in the one form that is still written.
///
/// Source: RFC 9110, 10.2.3 and 5.6.7.
enum RetryAfter {
  /// Nil if there is nothing that can be understood; never negative.
  static func duration(_ text: String?, now: Timestamp) -> Duration? {
    guard let text = text?.split(separator: " ").joined(separator: " ") else { return nil }
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .seconds(min(Int(text) ?? .max, 1_000_000_000))
    }
    guard let moment = date(text) else { return nil }
    return min(max(moment - now, .zero), .seconds(1_000_000_000))
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`
  static func date(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ")
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard parts.count == 6, parts[5].uppercased() == "GMT",
      let month = months.firstIndex(of: parts[2].lowercased())
    else { return nil }
    let day = parts[1].count == 1 ? "0\(parts[1])" : String(parts[1])
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp(iso: "\(parts[3])-\(number)-\(day)T\(parts[4])Z")
  }
}
