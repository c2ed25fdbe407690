import ExplorerModel
import ExplorerUI
import JSON
import PlatformModel
import TerminalKit
import Testing

/// Texts of megabytes: a frame costs what is seen of them, and nothing when it was seen before.
@Suite struct LongTextTests {
  /// What a person may paste, millions of times over.
  enum Paste: String, CaseIterable {
    case lines = "0123456789\n"
    case words = "words "
    case ideographs = "客户"

    var text: String { String(repeating: rawValue, count: 4_800_000 / rawValue.utf8.count) }
  }

  private func state(_ text: String) -> AppState {
    var state = Sample.browsing(120, 40)
    state.library.assets[Sample.customers]?.description = text
    state.library.details[Sample.customers]?.asset.description = text
    state.inspector.subject = .asset(Sample.customers)
    state.layout.focus = .inspector
    return state
  }

  private func draw(_ state: AppState, _ view: ExplorerView) -> CellBuffer {
    drawn(state, view: view)
  }

  @Test(arguments: Paste.allCases)
  func aDescriptionOfMegabytesIsLaidOutAsFarAsItIsSeen(paste: Paste) {
    let view = ExplorerView()
    var state = state(paste.text)

    _ = draw(state, view)
    let first = view.bytesLaidOut
    #expect(first < 100_000)
    for step in 0..<20 {
      state.layout.focus = step % 2 == 0 ? .assets : .inspector
      _ = draw(state, view)
    }
    #expect(view.bytesLaidOut == first)

    state.inspector.overviewTop = 100
    _ = draw(state, view)
    #expect(view.bytesLaidOut < 200_000)
  }

  @Test func theEndOfALongDescriptionIsReached() {
    let view = ExplorerView()
    var state = state(Paste.lines.text + "the very end")

    state.inspector.overviewTop = 10_000_000

    let isSeen = draw(state, view).text.contains("the very end")
    #expect(isSeen)
    let before = view.bytesLaidOut
    _ = draw(state, view)
    #expect(view.bytesLaidOut == before)
  }

  @Test(arguments: Paste.allCases)
  func aDraftOfMegabytesIsComparedOnce(paste: Paste) {
    let text = paste.text
    let view = ExplorerView()
    var state = state("short")
    var draft = Draft(
      asset: Sample.customers,
      base: state.library.details[Sample.customers] ?? Sample.customersDetail,
      edits: [:], stagedAt: Sample.now)
    draft.edits[.description] = .init(text)
    state.drafts.drafts = [draft]
    state.overlays = [.drafts(DraftsViewState())]

    _ = draw(state, view)
    let first = view.bytesLaidOut
    for _ in 0..<5 { _ = draw(state, view) }

    #expect(view.bytesLaidOut == first)
    #expect(first < text.utf8.count + 200_000)
  }

  @Test(arguments: Paste.allCases)
  func aTextThatIsReadWholeIsLaidOutAsFarAsItIsSeen(paste: Paste) {
    let view = ExplorerView()
    var state = state("short")
    state.overlays = [
      .reading(ReadingState(title: "Text", parts: [ReadingPart("Description", paste.text)]))
    ]

    for _ in 0..<5 { _ = draw(state, view) }

    #expect(view.bytesLaidOut < 100_000)
  }
}
