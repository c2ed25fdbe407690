import JSON
import PlatformModel

extension LogPage {
  /// Nil without `results`. Lines are one to one with the platform's, so that they can be counted.
  ///
  /// Source: GET /v2/jobs/{job_id}/runs/{run_id}/logs, payloads 1.10.
  init?(_ json: JSONValue) {
    guard let results = json["results"] else { return nil }
    let lines: [String]
    if let text = results.string {
      lines = Self.lines(of: text)
    } else if let array = results.array {
      lines = array.map { $0.string ?? $0.serialized() }
    } else {
      return nil
    }
    self.init(
      lines: lines.map(Self.withoutEnd),
      total: json.integer("total_count").flatMap { $0 < 0 ? nil : $0 })
  }

  /// By bytes: a carriage return and a line feed are one character, which is no line feed.
  private static func lines(of text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String(Substring($0)) }
  }

  private static func withoutEnd(_ line: String) -> String {
    var bytes = line.utf8[...]
    while let last = bytes.last, last == 0x0a || last == 0x0d { bytes = bytes.dropLast() }
    return bytes.count == line.utf8.count ? line : String(Substring(bytes))
  }
}
