public import ExplorerModel
public import TerminalKit

/// Draws the whole screen from the state, and nothing else: no clock, no file, no size but the
/// paper's. It only remembers how long texts were laid out, so as not to do it again.
public struct ExplorerView {
  public var glyphs: Glyphs
  public var numberGrouping: NumberGrouping
  public var keymap: Keymap
  private let layouts = TextLayouts()

  /// Bytes of long texts that were laid out so far; a frame that shows nothing new adds none.
  public var bytesLaidOut: Int { layouts.bytesLaidOut }

  public init(
    glyphs: Glyphs = .unicode, numberGrouping: NumberGrouping = .comma,
    keymap: Keymap = .standard
  ) {
    self.glyphs = glyphs
    self.numberGrouping = numberGrouping
    self.keymap = keymap
  }

  /// Draws over everything that is on the paper, and returns where the cursor stands: in the input
  /// that is open; nil if none is. `pending`: presses that wait for the next one.
  public func draw(
    _ state: AppState, into buffer: inout CellBuffer, pending: [KeyPress] = []
  ) -> Point? {
    buffer.glyphs = glyphs
    buffer.clear()
    let scene = Scene(
      state: state, glyphs: glyphs, grouping: numberGrouping, keymap: keymap, layouts: layouts)
    let kind = Layout.kind(of: state.screen)
    guard kind != .tooSmall else {
      drawTooSmall(in: buffer.bounds, into: &buffer)
      return nil
    }
    let bounds = buffer.bounds
    Header(scene: scene).draw(in: bounds.row(0), into: &buffer)
    var cursor = drawPanes(scene, kind, into: &buffer)
    for overlay in state.overlays {
      cursor = OverlayFrame(scene: scene).draw(overlay, into: &buffer)
    }
    StatusLine(scene: scene, pending: pending)
      .draw(in: bounds.row(bounds.height - 1), into: &buffer)
    return cursor
  }

  private func drawPanes(
    _ scene: Scene, _ kind: LayoutKind, into buffer: inout CellBuffer
  ) -> Point? {
    let frames = Layout.frames(for: scene.state)
    var cursor: Point?
    for id in PaneID.allCases {
      guard let frame = frames[id] else { continue }
      let tabs = kind == .compact && id != .containers || frames.count == 1 ? reachable(scene) : []
      let pane = PaneFrame(scene: scene, rect: Rect(frame), tabs: tabs)
      let place = draw(id, in: pane, scene, into: &buffer)
      cursor = cursor ?? place
    }
    return cursor
  }

  /// Panes a number key goes to.
  private func reachable(_ scene: Scene) -> [PaneID] {
    PaneID.allCases.filter { $0 != .log || scene.state.layout.isLogOpen }
  }

  private func draw(
    _ id: PaneID, in frame: PaneFrame, _ scene: Scene, into buffer: inout CellBuffer
  ) -> Point? {
    switch id {
    case .containers: frame.draw(ContainersPane(scene: scene), into: &buffer)
    case .assets where scene.state.list.isOpen: frame.draw(NounPane(scene: scene), into: &buffer)
    case .assets: frame.draw(AssetsPane(scene: scene), into: &buffer)
    case .inspector: frame.draw(InspectorPane(scene: scene), into: &buffer)
    case .relationships: frame.draw(RelationshipsPane(scene: scene), into: &buffer)
    case .runs: frame.draw(RunsPane(scene: scene), into: &buffer)
    case .log: frame.draw(LogPane(scene: scene), into: &buffer)
    }
  }

  private func drawTooSmall(in bounds: Rect, into buffer: inout CellBuffer) {
    let text = "limn needs 20x5"
    buffer.put(text, in: bounds.row(bounds.height / 2), alignment: .center, style: .dim)
  }
}
