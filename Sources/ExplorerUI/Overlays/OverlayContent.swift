import ExplorerModel
import TerminalKit

/// What one kind of popup shows; the box around it is drawn for it.
protocol OverlayContent {
  var title: [Span] { get }
  /// The keys in the lower edge.
  var hints: [KeyHints.Hint] { get }
  /// How many rows its list has and which is selected, for the position in the edge.
  var position: ListPosition? { get }
  /// Returns where the cursor stands, if something is typed.
  func draw(in area: Rect, into buffer: inout CellBuffer) -> Point?
}

extension OverlayContent {
  var position: ListPosition? { nil }
}

/// Draws a popup with its box.
struct OverlayFrame {
  let scene: Scene

  func draw(_ overlay: Overlay, into buffer: inout CellBuffer) -> Point? {
    let rect = OverlayBox.rect(of: overlay, in: scene.state)
    guard rect.width > 4, rect.height > 2 else { return nil }
    let content = content(of: overlay, in: rect.inner)
    buffer.fill(rect, style: .popup)
    var title = [Span(" ", .popupBorder)] + content.title
    title.append(Span(" ", .popupBorder))
    let inner = buffer.box(rect, title: title, style: .popupBorder)
    let hints = content.hints.spans(width: rect.width - 6)
    if !hints.isEmpty {
      let spans = [Span(" ", .popupBorder)] + hints + [Span(" ", .popupBorder)]
      buffer.put(spans, x: rect.maxX - 2 - spans.columns, y: rect.maxY - 1)
    }
    if let position = content.position { draw(position, in: rect, into: &buffer) }
    let cursor = buffer.clipped(to: inner) { content.draw(in: inner, into: &$0) }
    buffer.paper(rect, .popup)
    return cursor
  }

  private func draw(_ position: ListPosition, in rect: Rect, into buffer: inout CellBuffer) {
    let track = rect.height - 2
    let visible = position.first..<min(position.count, position.first + position.height)
    let bar = Scrollbar(count: position.count, visible: visible)
    guard let thumb = bar.thumb(height: track) else { return }
    for row in thumb {
      buffer.put(
        scene.glyphs.scrollThumb, x: rect.maxX - 1, y: rect.y + 1 + row, style: .scrollbarThumb)
    }
  }

  private func content(of overlay: Overlay, in area: Rect) -> any OverlayContent {
    switch overlay {
    case .help(let state): HelpOverlay(scene: scene, state: state, height: area.height)
    case .palette(let state): PaletteOverlay(scene: scene, state: state, height: area.height)
    case .menu(let state): MenuOverlay(scene: scene, state: state, height: area.height)
    case .confirm(let state): ConfirmOverlay(scene: scene, state: state)
    case .form(let state): FormOverlay(scene: scene, state: state)
    case .drafts(let state): DraftsOverlay(scene: scene, state: state)
    case .conflict(let state): ConflictOverlay(scene: scene, state: state)
    case .tray(let state): TrayOverlay(scene: scene, state: state, height: area.height)
    case .requests(let state): RequestsOverlay(scene: scene, state: state, height: area.height)
    case .exchange: ExchangeOverlay(scene: scene, height: area.height)
    case .api: APIConsoleOverlay(scene: scene, height: area.height)
    case .compare(let state): CompareOverlay(scene: scene, state: state, height: area.height)
    case .reading(let state):
      ReadingOverlay(scene: scene, state: state, width: area.width, height: area.height)
    case .messages(let state): MessagesOverlay(scene: scene, state: state, height: area.height)
    }
  }
}

extension Scene {
  /// The keys of a popup with the words beside them.
  func hints(_ popup: Popup, _ commands: [(Command, String)]) -> [KeyHints.Hint] {
    KeyHints(keymap: keymap).popup(popup, commands).map(spelled)
  }

  /// A hint as this terminal can show it.
  func spelled(_ hint: KeyHints.Hint) -> KeyHints.Hint {
    var hint = hint
    hint.key = spelled(hint.key)
    return hint
  }

  /// A key as this terminal can show it: arrows are signs, or words where there is only ASCII.
  func spelled(_ key: String) -> String {
    guard glyphs == .ascii else { return key }
    let words = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")]
    return words.reduce(key) { $0.replacing($1.0, with: $1.1) }
  }
}
