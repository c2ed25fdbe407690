import JSON
import PlatformModel

/// Decides about the popup in which one thing is read in full.
enum ReadingFeature {
  /// Enter on a column.
  static func open(_ state: inout AppState, _ column: Column) -> [Effect] {
    var parts = [ReadingPart("Type", column.type)]
    if let isNullable = column.isNullable {
      parts.append(ReadingPart("Nullable", isNullable ? "yes" : "no"))
    }
    parts.append(ReadingPart("Tags", column.tags.joined(separator: ", ")))
    parts.append(ReadingPart("Terms", column.terms.joined(separator: ", ")))
    parts.append(ReadingPart("Data class", column.dataClass ?? ""))
    parts.append(ReadingPart("Description", column.description ?? "none"))
    return open(&state, title: column.name, parts)
  }

  /// Enter on a value of a document.
  static func open(_ state: inout AppState, _ line: JSONLine) -> [Effect] {
    guard case .scalar(let text, let kind) = line.value else { return [] }
    var value = text
    // Read as it is meant, without the signs that JSON needs.
    if kind == .string, let json = try? JSONValue.parse(text), let string = json.string {
      value = string
    }
    return open(&state, title: String(line.pointer.dropFirst()), [ReadingPart("", value)])
  }

  private static func open(
    _ state: inout AppState, title: String, _ parts: [ReadingPart]
  ) -> [Effect] {
    let parts = parts.filter { !$0.text.isEmpty || parts.count == 1 }
    state.overlays.append(.reading(ReadingState(title: title, parts: parts)))
    return []
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ view: ReadingState
  ) -> [Effect] {
    if let movement = command.movement {
      var view = view
      var cursor = ListCursor(selected: view.top, top: view.top)
      let height = rows(state)
      let end = max(1, Layout.readingLines(of: view, in: state) - height + 1)
      switch movement {
      case .pageUp: cursor.selected -= height
      case .pageDown: cursor.selected += height
      case .halfPageUp: cursor.selected -= height / 2
      case .halfPageDown: cursor.selected += height / 2
      default: cursor.move(movement, count: end, height: 1)
      }
      view.top = min(max(0, cursor.selected), end - 1)
      state.replaceTop(.reading(view))
      return []
    }
    switch command {
    case .open, .accept: state.overlays.removeLast()
    case .copyName: return [.copy(view.parts.last?.text ?? view.title)]
    default: break
    }
    return []
  }

  private static func rows(_ state: AppState) -> Int {
    state.overlays.last.map { Layout.overlayRows(of: $0, in: state) } ?? 1
  }
}

/// One thing read in full, in parts with labels.
public struct ReadingState: Hashable, Sendable {
  public var title: String
  public var parts: [ReadingPart]
  /// First visible line.
  public var top = 0

  public init(title: String, parts: [ReadingPart]) {
    self.title = title
    self.parts = parts
  }
}

public struct ReadingPart: Hashable, Sendable {
  /// Empty for a text that stands alone.
  public var label: String
  public var text: String

  public init(_ label: String, _ text: String) {
    self.label = label
    self.text = text
  }
}

extension Layout {
  static let readingWidth = 100

  /// About as many lines as it takes; how wide characters are, the screen knows.
  static func readingLines(of view: ReadingState, in state: AppState) -> Int {
    let width = max(8, min(readingWidth, state.screen.columns) - 20)
    return view.parts.reduce(0) { lines, part in
      let paragraphs = part.text.split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return lines + paragraphs.reduce(0) { $0 + 1 + $1.utf8.count / width }
    }
  }
}
