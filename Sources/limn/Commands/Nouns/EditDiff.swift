import ExplorerModel
import JSON
import PlatformModel
import TerminalKit

/// An edit of an asset as lines for people: what was, what will be, with changed words marked where
/// there are colours.
struct EditDiff {
  let base: Asset
  let edits: [AssetField: JSONValue]
  let hasColor: Bool

  var lines: [String] {
    AssetField.allCases.flatMap { field -> [String] in
      guard let new = edits[field] else { return [] }
      let segments = TextDiff.words(
        from: Self.text(field.value(in: base)), to: Self.text(new))
      return ["\(field.rawValue):"] + side("-", .removed, of: segments)
        + side("+", .added, of: segments)
    }
  }

  private func side(
    _ sign: String, _ changed: TextDiff.Kind, of segments: [TextDiff.Segment]
  ) -> [String] {
    let shown = segments.filter { $0.kind == .same || $0.kind == changed }
    guard !shown.isEmpty else { return ["  \(colored(sign, changed)) (nothing)"] }
    var lines = [""]
    for segment in shown {
      let parts = segment.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append("") }
        let words = TerminalSafe.line(String(part))
        lines[lines.count - 1] += segment.kind == changed ? colored(words, changed) : words
      }
    }
    return lines.map { "  \(colored(sign, changed)) \($0)" }
  }

  private func colored(_ text: String, _ kind: TextDiff.Kind) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[1;\(kind == .added ? 32 : 31)m\(text)\u{1B}[0m" : text
  }

  private static func text(_ value: JSONValue) -> String {
    value.array.map { $0.compactMap(\.string).joined(separator: ", ") } ?? value.string ?? ""
  }
}
