import ExplorerModel
import TerminalKit

/// What keys mean while something is typed. These are the same in every input and not in the table.
enum TextKeys {
  /// Nil if nothing is typed, or if the key is not for the text.
  static func action(for press: KeyPress, state: AppState) -> AppAction? {
    guard let target = state.typing else { return nil }
    if target == .refused { return edit(press).map { .edited($0) } ?? inFilter(press) }
    if case .form(let form)? = state.overlays.last { return inForm(press, form) }
    if let edit = edit(press) { return .edited(edit) }
    if case .overlay = target { return nil }
    return inFilter(press)
  }

  /// What is typed, pasted text without its key.
  static func paste(_ text: String, state: AppState) -> AppAction? {
    state.typing == nil ? nil : .edited(.insert(text))
  }

  private static func edit(_ press: KeyPress) -> TextEdit? {
    if let character = press.character { return .insert(String(character)) }
    return edits[press]
  }

  private static let edits: [KeyPress: TextEdit] = [
    KeyPress(.backspace): .backspace, KeyPress(.delete): .delete, .ctrl("w"): .deleteWord,
    KeyPress(.backspace, .alt): .deleteWord, .ctrl("k"): .killToEnd, .ctrl("u"): .killToStart,
    KeyPress(.left): .left, KeyPress(.right): .right, .ctrl("a"): .home, .ctrl("e"): .end,
    KeyPress(.home): .home, KeyPress(.end): .end, KeyPress(.left, .ctrl): .wordLeft,
    KeyPress(.right, .ctrl): .wordRight, KeyPress(.left, .alt): .wordLeft,
    KeyPress(.right, .alt): .wordRight, KeyPress(.character("b"), .alt): .wordLeft,
    KeyPress(.character("f"), .alt): .wordRight, .ctrl("h"): .backspace,
  ]

  /// A filter's list can be walked while it is typed.
  private static func inFilter(_ press: KeyPress) -> AppAction? {
    switch press.key {
    case .enter: .command(.accept)
    case .escape: .command(.escape)
    case .down: .command(.moveDown)
    case .up: .command(.moveUp)
    case .pageDown: .command(.pageDown)
    case .pageUp: .command(.pageUp)
    case .tab: .command(.nextField)
    case .backTab: .command(.previousField)
    case .character("n") where press == .ctrl("n"): .command(.moveDown)
    case .character("p") where press == .ctrl("p"): .command(.moveUp)
    case .character("c") where press == .ctrl("c"): .command(.cancelRequest)
    case .character("z") where press == .ctrl("z"): .command(.suspend)
    case .character("l") where press == .ctrl("l"): .command(.redraw)
    default: nil
    }
  }

  private static func inForm(_ press: KeyPress, _ form: FormState) -> AppAction? {
    guard form.fields.indices.contains(form.focused) else { return nil }
    let isLast = form.focused == form.fields.count - 1
    let walk: AppAction = .command(isLast ? .accept : .nextField)
    switch form.fields[form.focused].kind {
    case .choice:
      switch press.key {
      case .left, .character("h"): return .edited(.left)
      case .right, .character("l"), .character(" "): return .edited(.right)
      case .up: return .command(.previousField)
      case .down: return .command(.nextField)
      case .enter: return walk
      default: return nil
      }
    case .paragraph:
      switch press {
      case KeyPress(.enter): return .edited(.newline)
      case KeyPress(.up): return .edited(.up)
      case KeyPress(.down): return .edited(.down)
      default: return edit(press).map { .edited($0) }
      }
    case .line, .tags:
      switch press {
      case KeyPress(.enter): return walk
      case KeyPress(.up): return .command(.previousField)
      case KeyPress(.down): return .command(.nextField)
      default: return edit(press).map { .edited($0) }
      }
    }
  }
}
