import JSON
import PlatformModel

/// A row inside of the thing that the inspector shows: what `c` and `e` mean while the cursor stands on
/// it.
enum PointedRow {
  case column(Column)
  case revision(Revision)
  case line(JSONLine)

  /// Why the row cannot be edited; nil if `e` means the thing it belongs to.
  var refusal: String? {
    switch self {
    case .column(let column):
      "Column \(column.name) cannot be edited here: d shows its asset, which e edits"
    case .revision(let revision):
      "Revision \(revision.number) cannot be changed: d shows the asset, which e edits"
    case .line: nil
    }
  }

  /// What `c` copies. Secrets are masked.
  var text: String {
    switch self {
    case .column(let column): column.name
    case .revision(let revision): "\(revision.number)"
    case .line(let line): line.text
    }
  }

  /// What `C` offers besides; nil: what it offers of the thing itself.
  var choices: [(title: String, text: String)]? {
    switch self {
    case .column(let column):
      [
        ("Name", column.name), ("Type", column.type), ("Description", column.description ?? ""),
        ("Tags", column.tags.joined(separator: ", ")),
        ("JSON", column.json.isNull ? "" : Secrets.masked(column.json).serialized(.pretty)),
      ]
    case .revision(let revision):
      [
        ("Number", "\(revision.number)"), ("Message", revision.message ?? ""),
        ("JSON", revision.json.isNull ? "" : Secrets.masked(revision.json).serialized(.pretty)),
      ]
    case .line: nil
    }
  }
}

extension AppState {
  /// Nil where the keys mean the thing itself.
  var pointedRow: PointedRow? {
    guard layout.focus == .inspector, !relationshipsHaveKeys else { return nil }
    switch inspector.tab {
    case .columns: return InspectorFeature.selectedColumn(self).map { .column($0) }
    case .revisions:
      guard case .asset(let id) = inspector.subject,
        inspector.revisions.rows.indices.contains(inspector.revisionCursor.selected),
        let revisions = library.revisions[id]
      else { return nil }
      let index = inspector.revisions.rows[inspector.revisionCursor.selected]
      return revisions.indices.contains(index) ? .revision(revisions[index]) : nil
    case .json: return inspector.json.selectedLine.map { .line($0) }
    case .overview, .relationships: return nil
    }
  }
}

extension JSONLine {
  /// The value as it is meant: a text without its quotes; of what has members, its name.
  fileprivate var text: String {
    switch value {
    case .scalar(let text, .string): (try? JSONValue.parse(text))?.string ?? text
    case .scalar(let text, _): text
    case .open, .close, .folded, .empty: key ?? pointer
    }
  }
}
