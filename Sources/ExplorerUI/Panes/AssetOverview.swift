import ExplorerModel
import JSON
import PlatformModel
import TerminalKit

/// What the overview says about an asset, with the draft that is staged for it.
struct AssetOverview {
  let scene: Scene
  let id: AssetID

  func write(to lines: inout TextLines) {
    let detail = scene.library.details[id]
    guard let asset = detail?.asset ?? scene.library.assets[id] else { return }
    let container = "\(scene.name(of: id.container)) \(scene.glyphs.crumb) "
    lines.add([
      Span(asset.type, .accent), Span(" in \(container)\(id.container.kind.title)", .dim),
    ])
    lines.blank()
    lines.fields(fields(asset, detail))
    writeDraft(base: asset, to: &lines)
    lines.blank()
    if let description = asset.description, !description.isEmpty {
      lines.paragraph(description)
    } else {
      lines.add([
        Span("No description. ", .dim), Span("e", .key), Span(" writes one.", .dim),
      ])
    }
    guard let detail else { return writeReading(to: &lines) }
    lines.blank()
    lines.list("Attributes", detail.attributeNames)
    lines.list("Attachments", detail.attachmentNames)
  }

  /// The row of the list is shown at once; the rest is still being read.
  private func writeReading(to lines: inout TextLines) {
    guard case .loading(let since, let request) = scene.state.inspector.phase else { return }
    let age = scene.state.now - since
    guard age >= .seconds(1) else { return }
    lines.blank()
    lines.add([Span("\(request)\(scene.dot)\(DurationText.precise(age))", .skeleton)])
  }

  private func fields(
    _ asset: Asset, _ detail: AssetDetail?
  ) -> [(label: String, value: [Span])] {
    let isWide = scene.state.assets.isWide
    func when(_ moment: Timestamp?, by user: String?) -> [Span] {
      guard let moment else { return [] }
      let text = isWide ? scene.moment(moment, isWide: true) : scene.times.ago(moment)
      var spans = [Span(text, .text)]
      if let user { spans.append(Span(" by \(scene.user(user))", .dim)) }
      return spans
    }
    let tags = asset.tags.joined(separator: scene.dot)
    // What is still being read keeps its place, so that nothing jumps when it comes.
    let unread = [Span(scene.glyphs.ellipsis, .skeleton)]
    return [
      ("Owner", [Span(asset.ownerID.map(scene.user) ?? "nobody", .text)]),
      ("Privacy", detail.map { privacy($0.privacy) } ?? unread),
      ("Tags", [tags.isEmpty ? Span("none", .dim) : Span(tags, .tag)]),
      ("Rating", detail.map(rating) ?? unread),
      ("Modified", when(asset.modifiedAt, by: asset.modifierID)),
      ("Created", when(asset.createdAt, by: nil)),
      ("Size", detail.map { size($0.size) } ?? unread),
      ("State", state(detail?.state)),
    ]
  }

  private func privacy(_ privacy: Privacy?) -> [Span] {
    switch privacy {
    case .public: [Span("public", .text)]
    case .private: [Span("\(scene.glyphs.locked) private", .warning)]
    case .hidden: [Span("\(scene.glyphs.locked) hidden", .warning)]
    case .other(let mode): [Span("mode \(mode)", .text)]
    case nil: []
    }
  }

  /// Things without content have the size 0.
  private func size(_ bytes: Int?) -> [Span] {
    guard let bytes, bytes > 0 else { return [Span("unknown", .dim)] }
    return [Span(ByteText.short(bytes), .text)]
  }

  private func rating(_ detail: AssetDetail) -> [Span] {
    guard let rating = detail.rating else { return [Span("none", .dim)] }
    let tenths = Int((rating * 10).rounded())
    return [
      Span("\(scene.glyphs.star) \(tenths / 10).\(tenths % 10)", .rating),
      Span(" (\(scene.count(detail.ratingCount)))", .dim),
    ]
  }

  private func state(_ state: String?) -> [Span] {
    guard let state, state != "available" else { return [] }
    return [Span(state, .warning)]
  }

  private func writeDraft(base: Asset, to lines: inout TextLines) {
    guard let draft = scene.state.drafts.draft(of: id) else { return }
    lines.blank()
    lines.add([
      Span("\(scene.glyphs.draft) draft of \(scene.times.short(draft.stagedAt))", .draft),
      Span(", not on the platform. ", .dim), Span("p", .key), Span(" reviews it.", .dim),
    ])
    let diff = DraftDiff(scene: scene)
    for field in diff.fields(of: draft) { diff.write(field, of: draft, to: &lines) }
  }
}
