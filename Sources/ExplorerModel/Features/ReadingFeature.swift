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

  /// Enter on a sentence that may be longer than its line.
  static func open(_ state: inout AppState, title: String, text: String) -> [Effect] {
    open(&state, title: title, [ReadingPart("", text)])
  }

  /// Enter on what failed: the reason with all of the platform's words.
  static func open(
    _ state: inout AppState, _ error: PlatformError, doing: String
  ) -> [Effect] {
    open(
      &state, title: doing,
      [
        ReadingPart("", ChangeSentence.whole(error, doing: doing)),
        ReadingPart("Request", error.request), ReadingPart("Trace ID", error.traceID ?? ""),
      ])
  }

  private static func open(
    _ state: inout AppState, title: String, _ parts: [ReadingPart]
  ) -> [Effect] {
    let parts = parts.filter { !$0.text.isEmpty || parts.count == 1 }
    state.overlays.append(.reading(ReadingState(title: title, parts: parts)))
    return []
  }

  /// To what the text is about, away from the list it stood in.
  private static func goOn(_ state: inout AppState, _ choice: MenuItem.Choice) -> [Effect] {
    if case .menu? = state.overlays.last { state.overlays.removeLast() }
    return MenuFeature.perform(&state, choice)
  }

  static func command(
    _ state: inout AppState, _ command: Command, _ view: ReadingState
  ) -> [Effect] {
    if let movement = command.movement {
      var view = view
      var cursor = ListCursor(selected: view.top, top: view.top)
      let height = rows(state)
      let lines = Layout.readingLines(of: view, in: state)
      let end = max(1, lines.most - height + 1)
      switch movement {
      case .pageUp: cursor.selected -= height
      case .pageDown: cursor.selected += height
      case .halfPageUp: cursor.selected -= height / 2
      case .halfPageDown: cursor.selected += height / 2
      case .last: cursor.selected = lines.about - height
      default: cursor.move(movement, count: end, height: 1)
      }
      view.top = min(max(0, cursor.selected), end - 1)
      state.replaceTop(.reading(view))
      return []
    }
    switch command {
    case .open, .accept:
      state.overlays.removeLast()
      return view.next.map { goOn(&state, $0) } ?? []
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
  /// Where Enter leads on from here; nil: nowhere.
  public var next: MenuItem.Choice?

  public init(title: String, parts: [ReadingPart], next: MenuItem.Choice? = nil) {
    self.title = title
    self.parts = parts
    self.next = next
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

  /// As many lines as the parts take; how wide characters are, the screen knows.
  static func readingLines(of view: ReadingState, in state: AppState) -> LineGuess {
    let width = max(8, min(readingWidth, state.screen.columns) - 20)
    return view.parts.reduce(into: LineGuess()) { $0 += LineGuess(of: $1.text, width: width) }
  }
}

/// How many lines a text takes in a column, as far as can be told without laying it out: who draws
/// knows better, and stops at the last one.
struct LineGuess: Hashable {
  var about = 0
  /// Never fewer than there are.
  var most = 0

  /// Of a long text this much is looked at.
  private static let reach = 1 << 16

  init(about: Int = 0, most: Int = 0) {
    self.about = about
    self.most = most
  }

  init(of text: String, width: Int) {
    let count = text.utf8.count
    var (lines, length) = (1, 0)
    for byte in text.utf8.prefix(Self.reach) {
      if byte == 0x0a {
        lines += 1
        length = 0
      } else {
        length += 1
        if length > width { (lines, length) = (lines + 1, 1) }
      }
    }
    about = count > Self.reach ? lines * (count / Self.reach) : lines
    // Words leave room at the ends of lines, and a line has at least the byte that ends it.
    most = count > Self.reach ? count + 1 : min(count + 1, lines * 2)
  }

  static func += (left: inout LineGuess, right: LineGuess) {
    left.about += right.about
    left.most += right.most
  }
}
