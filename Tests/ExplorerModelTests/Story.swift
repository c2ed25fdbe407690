import PlatformModel

@testable import ExplorerModel

/// A program without a platform: actions go in, effects come out, answers are given by hand.
struct Story {
  var state: AppState
  /// What the last action asked for.
  private(set) var effects: [Effect] = []

  static let start = Timestamp(milliseconds: 1_790_000_000_000)

  init(hasAILake: Bool = false, columns: Int = 120, rows: Int = 40) {
    state = AppState(
      context: ContextInfo(name: "test", host: "local:1", hasAILake: hasAILake),
      now: Self.start, screen: ScreenSize(columns: columns, rows: rows))
  }

  mutating func send(_ action: AppAction) {
    effects = AppReducer.reduce(&state, action)
  }

  mutating func press(_ commands: Command...) {
    for command in commands { send(.command(command)) }
  }

  /// Types letter by letter, as people do.
  mutating func type(_ text: String) {
    for character in text { send(.edited(.insert(String(character)))) }
  }

  mutating func answer(_ answer: Answer) {
    send(.answered(generation: state.generation, answer))
  }

  mutating func wait(_ duration: Duration) {
    send(.ticked(state.now + duration))
  }

  var loads: [Query] {
    effects.compactMap { if case .load(let query) = $0 { query } else { nil } }
  }

  var status: String? { state.status.current?.text }
}

// MARK: Records

/// The asset of every draft that is put on disk, or taken away, in the order asked for.
enum KeptThing: Hashable {
  case put(Draft)
  case removed(String)
}

extension Story {
  /// What the last action wants kept of drafts; nil: it wants other things too.
  var keptDrafts: [KeptThing]? {
    var things: [KeptThing] = []
    for effect in effects {
      guard case .keep(let edits) = effect else { return nil }
      things += edits.filter { $0.change.id.kind == .draft }.map { edit in
        edit.change.document.flatMap(DraftCoding.draft(from:)).map { .put($0) }
          ?? .removed(edit.change.id.key)
      }
    }
    return things
  }

  /// The disk has what it was asked to keep.
  mutating func disk(unkept: Set<RecordID> = [], _ problem: String? = nil) {
    while state.records.unanswered > 0 { send(.records(.kept(unkept: unkept, problem: problem))) }
  }
}

func key(of asset: AssetID) -> String { DraftRecords.id(of: asset).key }

func records(of drafts: [Draft]) -> [Record] {
  drafts.map { Record(DraftRecords.id(of: $0.asset), DraftCoding.document(of: $0)) }
}

// MARK: Things

let catalog = ContainerID(.catalog, "c1")
let project = ContainerID(.project, "p1")

func container(_ id: ContainerID, _ name: String) -> Container { Container(id: id, name: name) }

func asset(
  _ number: Int, in container: ContainerID = catalog, name: String? = nil,
  type: String = "data_asset", tags: [String] = []
) -> Asset {
  Asset(
    id: AssetID("a\(number)", in: container), name: name ?? "asset \(number)", type: type,
    tags: tags)
}

func assetPage(
  _ numbers: Range<Int>, of total: Int, next: String? = nil, in container: ContainerID = catalog,
  types: [FacetCount] = [], tags: [FacetCount] = []
) -> AssetPage {
  AssetPage(
    page: Page(
      items: numbers.map { asset($0, in: container) }, total: .exact(total),
      next: next.map { PageCursor($0) }), typeCounts: types, tagCounts: tags)
}

func failure(_ cause: PlatformError.Cause, _ request: String = "GET /v2/catalogs") -> PlatformError
{
  PlatformError(cause: cause, request: request, host: "local:1")
}

extension Story {
  /// Signed in, with a catalog and a project in the tree.
  static func browsing(
    hasAILake: Bool = false, columns: Int = 120, rows: Int = 40
  ) -> Story {
    var story = Story(hasAILake: hasAILake, columns: columns, rows: rows)
    story.send(.started)
    story.answer(.signedIn(.success(User(id: "1", displayName: "Ana Kovács", username: "ana"))))
    story.answer(
      .containers(
        .catalog, after: nil,
        .success(Page(items: [container(catalog, "Retail 360")], total: .exact(1)))))
    story.answer(
      .containers(
        .project, after: nil,
        .success(Page(items: [container(project, "Churn")], total: .exact(1)))))
    story.answer(.containers(.space, after: nil, .success(Page(items: []))))
    return story
  }

  /// The assets of the catalog are open.
  static func inAssets(
    _ numbers: Range<Int> = 0..<50, of total: Int? = nil, next: String? = nil, columns: Int = 120,
    rows: Int = 40
  ) -> Story {
    var story = browsing(columns: columns, rows: rows)
    story.press(.moveDown, .open)
    story.answer(
      .assets(
        AssetQuery(container: catalog), after: nil,
        .success(assetPage(numbers, of: total ?? numbers.count, next: next))))
    return story
  }
}

/// Numbers that look random and are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
