public import ExplorerModel
import JSON
import Synchronization
public import Workers

/// Records that live as long as the test. Several of them on one `Shelf` are several processes.
public final class MemoryRecords: RecordStorage {
  /// What is kept, in the order it was first put.
  public final class Shelf: Sendable {
    fileprivate let state = Mutex(State())

    public init(_ records: [Record] = []) {
      state.withLock { $0.records = records }
    }

    public var records: [Record] { state.withLock { $0.records } }
  }

  fileprivate struct State {
    var records: [Record] = []
    var changes: [(writer: Int, change: RecordChange)] = []
    var writers = 0
    var watchers: [(writer: Int, changed: @Sendable () -> Void)] = []
  }

  public let shelf: Shelf
  private let writer: Int
  private let seen = Mutex(0)
  private let failure = Mutex<String?>(nil)
  private let count = Mutex(0)

  public init(_ shelf: Shelf = Shelf()) {
    self.shelf = shelf
    writer = shelf.state.withLock { state in
      state.writers += 1
      return state.writers
    }
  }

  public convenience init(drafts: [Draft]) {
    self.init(
      Shelf(drafts.map { Record(DraftRecords.id(of: $0.asset), DraftCoding.document(of: $0)) }))
  }

  public var records: [Record] { shelf.records }
  public var drafts: [Draft] {
    records.filter { $0.id.kind == .draft }.compactMap { DraftCoding.draft(from: $0.document) }
  }
  /// How often something was kept.
  public var writes: Int { count.withLock { $0 } }

  /// From now on nothing can be kept, for this reason; nil: everything can.
  public func fail(_ problem: String?) { failure.withLock { $0 = problem } }

  public func all() throws(RecordFailure) -> (records: [Record], problems: [String]) {
    let state = shelf.state.withLock { ($0.records, $0.changes.count) }
    seen.withLock { $0 = state.1 }
    return (state.0, [])
  }

  public func changedByOthers() throws(RecordFailure) -> [RecordChange] {
    let changes = shelf.state.withLock { $0.changes }
    let from = seen.withLock { seen in
      defer { seen = changes.count }
      return seen
    }
    return changes.dropFirst(from).filter { $0.writer != writer }.map(\.change)
  }

  public func watch(_ changed: @escaping @Sendable () -> Void) {
    shelf.state.withLock { $0.watchers.append((writer, changed)) }
  }

  public func keep(_ edits: [RecordEdit]) throws(RecordFailure) -> [RefusedEdit] {
    count.withLock { $0 += 1 }
    if let problem = failure.withLock({ $0 }) { throw RecordFailure(problem) }
    defer {
      let watchers = shelf.state.withLock { $0.watchers.filter { $0.writer != writer } }
      for watcher in watchers { watcher.changed() }
    }
    return shelf.state.withLock { state in
      edits.compactMap { edit in
        let index = state.records.firstIndex { $0.id == edit.change.id }
        let now = index.map { state.records[$0].document }
        if case .over(let expected) = edit.condition, expected != now {
          return RefusedEdit(edit, now: RecordChange(edit.change.id, now))
        }
        if let index { state.records.remove(at: index) }
        if let document = edit.change.document {
          state.records.insert(
            Record(edit.change.id, document), at: index ?? state.records.count)
        }
        state.changes.append((writer, edit.change))
        return nil
      }
    }
  }
}
