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
  func lines(_ field: AssetField, of draft: Draft, width: Int) -> [[Span]] {
    let old = Self.text(of: field, in: draft.base.asset)
    let new = draft.edits[field].map(Self.text) ?? old
    return [[Span(field.rawValue, .diffHeader)]] + lines(from: old, to: new, width: width)
  }

  /// `- ` lines with what was, removed words marked, and `+ ` lines with what will be.
  func lines(from old: String, to new: String, width: Int) -> [[Span]] {
    let segments = TextDiff.words(from: old, to: new)
    let removed = segments.filter { $0.kind != .added }
    let added = segments.filter { $0.kind != .removed }
    return side(removed, sign: "-", changed: .removed, role: .diffRemoved, width: width)
      + side(added, sign: "+", changed: .added, role: .diffAdded, width: width)
  }

  private func side(
    _ segments: [TextDiff.Segment], sign: String, changed: TextDiff.Kind, role: Role, width: Int
  ) -> [[Span]] {
    let spans = segments.map {
      Span($0.text, $0.kind == changed ? Style(role).bold.underlined : Style(.diffContext))
    }
    guard !spans.allSatisfy({ $0.text.isEmpty }) else {
      return [[Span("\(sign) ", Style(role).bold), Span("empty", .dim)]]
    }
    return SpanWrap.lines(spans, width: max(8, width - 2)).map {
      [Span("\(sign) ", Style(role).bold)] + $0
    }
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
