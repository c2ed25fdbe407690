import ExplorerModel
import JSON
import PlatformModel
import TerminalKit

/// What the list of drafts tells of its selected line: the diff of a draft, what a group does and to
/// what, what was applied and can be reversed, what was written and is no draft yet.
struct DraftSide {
  let scene: Scene
  let width: Int

  /// What stays in sight: what the line is, and why it is not done.
  func head(of row: DraftRow) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    switch row {
    case .draft(let asset, _):
      if let draft = scene.state.drafts.draft(of: asset) { name(draft, in: &lines) }
    case .group(let group): name(group, in: &lines)
    case .applied(let id):
      if let set = scene.state.drafts.applied(id) { name(set, in: &lines) }
    case .unfinished(let id):
      if let edit = scene.state.drafts.unfinished(id) { name(edit, in: &lines) }
    }
    return lines
  }

  /// What scrolls below the head.
  func lines(of row: DraftRow) -> TextLines {
    var lines = TextLines(scene: scene, width: width)
    switch row {
    case .draft(let asset, _):
      if let draft = scene.state.drafts.draft(of: asset) { write(draft, to: &lines) }
    case .group(let group): write(group, to: &lines)
    case .applied(let id):
      if let set = scene.state.drafts.applied(id) { write(set, to: &lines) }
    case .unfinished(let id):
      if let edit = scene.state.drafts.unfinished(id) { write(edit, to: &lines) }
    }
    return lines
  }

  private func name(_ draft: Draft, in lines: inout TextLines) {
    let asset = draft.base.asset
    let crumb = "\(asset.type) in \(scene.name(of: draft.asset.container))"
    lines.add([Span(asset.name, Style.text.bold), Span("  \(crumb)", .dim)])
    note(draft, in: &lines)
  }

  private func write(_ draft: Draft, to lines: inout TextLines) {
    let diff = DraftDiff(scene: scene)
    for field in diff.fields(of: draft) {
      lines.blank()
      diff.write(field, of: draft, to: &lines)
    }
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

  private func name(_ group: DraftGroup, in lines: inout TextLines) {
    let count = scene.count(group.assets.count)
    lines.add([
      Span("\(count) equal changes", Style.text.bold), Span("  Enter opens, Space marks", .dim),
    ])
    if let first = first(of: group) { note(first, in: &lines) }
  }

  private func first(of group: DraftGroup) -> Draft? {
    group.assets.first.flatMap { scene.state.drafts.draft(of: $0) }
  }

  /// The diff of the first, and the names of all.
  private func write(_ group: DraftGroup, to lines: inout TextLines) {
    if let first = first(of: group) {
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
  }

  private func name(_ set: AppliedSet, in lines: inout TextLines) {
    lines.add([
      Span(set.name, Style.text.bold),
      Span("  applied \(scene.times.ago(set.appliedAt))", .dim),
    ])
    lines.add([Span("U", .key), Span(" stages the reverse of all of it.", .dim)])
  }

  private func write(_ set: AppliedSet, to lines: inout TextLines) {
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
  }

  /// Diffs are made anew with every frame.
  private static let most = 50

  private func name(_ edit: UnfinishedEdit, in lines: inout TextLines) {
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
  }

  private func write(_ edit: UnfinishedEdit, to lines: inout TextLines) {
    for (label, text) in edit.texts {
      lines.blank()
      lines.add([Span(label, .diffHeader)])
      lines.paragraph(text, .text)
    }
  }
}
