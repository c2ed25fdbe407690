import ExplorerModel
import JSON
import PlatformModel
import TerminalKit

/// What the list of drafts tells of its selected line: the diff of a draft, what a group does and to
/// what, what was applied and can be reversed, what was written and is no draft yet.
struct DraftSide {
  let scene: Scene
  let width: Int

  func lines(of row: DraftRow) -> TextLines {
    switch row {
    case .draft(let asset, _):
      guard let draft = scene.state.drafts.draft(of: asset) else { return TextLines(scene: scene, width: width) }
      return lines(of: draft)
    case .group(let group): return lines(of: group)
    case .applied(let id):
      guard let set = scene.state.drafts.applied(id) else { return TextLines(scene: scene, width: width) }
      return lines(of: set)
    case .unfinished(let id):
      guard let edit = scene.state.drafts.unfinished(id) else { return TextLines(scene: scene, width: width) }
      return lines(of: edit)
    }
  }

  private func lines(of draft: Draft) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    let asset = draft.base.asset
    let crumb = "\(asset.type) in \(scene.name(of: draft.asset.container))"
    lines.add([Span(asset.name, Style.text.bold), Span("  \(crumb)", .dim)])
    note(draft, in: &lines)
    let diff = DraftDiff(scene: scene)
    for field in diff.fields(of: draft) {
      lines.blank()
      diff.write(field, of: draft, to: &lines)
    }
    return lines
  }

  private func note(_ draft: Draft, in lines: inout TextLines) {
    switch draft.status {
    case .staged, .applying: break
    case .failed(let error):
      lines.blank()
      let text = ChangeSentence.sentence(error, doing: "Saving \(draft.base.asset.name)")
      lines.paragraph("\(scene.glyphs.failed) \(text)", .error)
    case .conflict(_, let fields):
      lines.blank()
      let names = fields.map(\.rawValue).joined(separator: ", ")
      lines.paragraph(
        "\(scene.glyphs.warning) Somebody else changed \(names) meanwhile.", .warning)
      lines.add([Span("Enter", .key), Span(" settles it.", .dim)])
    }
  }

  /// The diff of the first, and the names of all.
  private func lines(of group: DraftGroup) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    let count = scene.count(group.assets.count)
    lines.add([
      Span("\(count) equal changes", Style.text.bold), Span("  Enter opens, Space marks", .dim),
    ])
    if let first = group.assets.first.flatMap({ scene.state.drafts.draft(of: $0) }) {
      note(first, in: &lines)
      lines.blank()
      lines.add([Span("The first of them, \(first.base.asset.name)", .dim)])
      let diff = DraftDiff(scene: scene)
      for field in diff.fields(of: first) {
        diff.write(field, of: first, to: &lines)
      }
    }
    lines.blank()
    for asset in group.assets {
      lines.add([
        Span(scene.name(of: asset), .text), Span("  \(scene.name(of: asset.container))", .dim),
      ])
    }
    return lines
  }

  private func lines(of set: AppliedSet) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    lines.add([
      Span(set.name, Style.text.bold),
      Span("  applied \(scene.times.ago(set.appliedAt))", .dim),
    ])
    lines.add([Span("U", .key), Span(" stages the reverse of all of it.", .dim)])
    for draft in set.drafts.prefix(Self.most) {
      lines.blank()
      let place = scene.name(of: draft.asset.id.container)
      lines.add([Span(draft.asset.name, .text), Span("  \(place)", .dim)])
      let diff = DraftDiff(scene: scene)
      for field in draft.fields {
        let was = draft.before[field].map(DraftDiff.text) ?? ""
        lines.add([Span(field.rawValue, .diffHeader)])
        let now = DraftDiff.text(of: field, in: draft.asset)
        diff.write(from: was, to: now, to: &lines)
      }
    }
    if set.drafts.count > Self.most {
      lines.blank()
      lines.add([Span("and \(scene.count(set.drafts.count - Self.most)) more", .dim)])
    }
    return lines
  }

  /// Diffs are made anew with every frame.
  private static let most = 50

  private func lines(of edit: UnfinishedEdit) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    lines.add([
      Span(edit.title, Style.text.bold),
      Span("  written \(scene.times.ago(edit.writtenAt)), not staged", .dim),
    ])
    if let problem = edit.problem {
      lines.blank()
      lines.paragraph("\(scene.glyphs.warning) \(problem)", .warning)
    }
    lines.add([
      Span("Enter", .key), Span(" takes it up again, ", .dim), Span("D", .key),
      Span(" drops it.", .dim),
    ])
    for (label, text) in edit.texts {
      lines.blank()
      lines.add([Span(label, .diffHeader)])
      lines.paragraph(text, .text)
    }
    return lines
  }
}
