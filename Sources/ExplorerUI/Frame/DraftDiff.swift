import ExplorerModel
import JSON
import PlatformModel
import TerminalKit

/// A draft against what it is based on, word by word. Marks tell what is added and removed without
/// colour: `- ` and `+ ` lines, or `[-…-]` and `{+…+}` inside of one.
struct DraftDiff {
  let scene: Scene

  /// Edited fields, in the order in which forms show them.
  func fields(of draft: Draft) -> [AssetField] {
    AssetField.allCases.filter { draft.edits[$0] != nil }
  }

  /// One field: its name, then what was and what will be.
  func write(_ field: AssetField, of draft: Draft, to lines: inout TextLines) {
    let old = Self.text(of: field, in: draft.base.asset)
    let new = draft.edits[field].map(Self.text) ?? old
    lines.add([Span(field.rawValue, .diffHeader)])
    write(from: old, to: new, to: &lines)
  }

  func lines(_ field: AssetField, of draft: Draft, width: Int) -> [[Span]] {
    var lines = TextLines(scene: scene, width: width)
    write(field, of: draft, to: &lines)
    return lines.lines
  }

  /// `- ` lines with what was, removed words marked, and `+ ` lines with what will be.
  func write(from old: String, to new: String, to lines: inout TextLines) {
    let difference = scene.layouts.difference(from: old, to: new)
    write(difference.removed, sign: "-", role: .diffRemoved, to: &lines)
    write(difference.added, sign: "+", role: .diffAdded, to: &lines)
  }

  private func write(
    _ side: TextDifference.Side, sign: String, role: Role, to lines: inout TextLines
  ) {
    let sign = Span("\(sign) ", Style(role).bold)
    guard !side.text.isEmpty else { return lines.add([sign, Span("empty", .dim)]) }
    let styles = side.pieces.map {
      ($0.end, $0.isChanged ? Style(role).bold.underlined : Style(.diffContext))
    }
    lines.pieces(side.text, styles, sign: sign)
  }

  static func text(of field: AssetField, in asset: Asset) -> String {
    switch field {
    case .name: asset.name
    case .description: asset.description ?? ""
    case .tags: asset.tags.joined(separator: ", ")
    }
  }

  static func text(_ value: JSONValue) -> String {
    if let array = value.array { return array.map { $0.string ?? "" }.joined(separator: ", ") }
    return value.string ?? ""
  }
}
