import Foundation
import JSON

/// What of a bulk command is done, on disk, so that one that was interrupted can go on where it was.
///
/// What is to be done is kept whole before the first is sent; each is noted before it is sent and
/// after it was done. All of it is gone once everything is done. A command holds the journal as long
/// as it runs: the same one beside it would do everything twice.
final class BulkJournal {
  private let store: StateStore
  private let name: String
  private var lock: FileLock?
  /// The same command was not done to its end before.
  private(set) var isUnfinished = false
  /// What was to be done, if that is kept here: the command may say it once and for all.
  private(set) var plan: [BulkItem] = []
  /// Items that are done.
  private(set) var done: Set<Int> = []
  /// Items that were sent, and of which nobody knows what became.
  private(set) var unknown: Set<Int> = []

  private static let kind = "bulk"
  private static let sent = "sent"
  private static let over = "done"

  /// - Parameter key: what makes this command the same as before: its input, and where it is sent.
  ///
  /// Throws `StateFailure` if nobody can tell what was done: everything would be done again.
  init(in store: StateStore, key: String) throws(StateFailure) {
    self.store = store
    name = StableName.of(key)
    if store.isBegun { try read() }
  }

  /// Goes on where it was. Throws `StateFailure` if nothing can be kept, or if the same command goes
  /// on, or went on, elsewhere.
  func open() throws(StateFailure) {
    let before = (plan, done, unknown)
    try hold()
    try read()
    guard before == (plan, done, unknown) else {
      throw StateFailure("the same command went on elsewhere meanwhile; give it again")
    }
  }

  /// Begins anew, with what is to be done; nil where the command says it. Throws as `open` does.
  func begin(plan items: [BulkItem]?) throws(StateFailure) {
    try hold()
    let plan = JSONValue.array(items?.map(\.kept) ?? []).serialized()
    // Whole or not at all: half a plan would be resumed as if it were all.
    try store.change { [name] records in
      try records.clear(of: .limn, kind: Self.kind, prefix: "\(name)/")
      try records.put(plan, of: .limn, kind: Self.kind, key: "\(name)/plan")
    }
    (isUnfinished, self.plan, done, unknown) = (true, items ?? [], [], [])
  }

  /// Nothing of what was done before counts.
  func forget() {
    done = []
    unknown = []
  }

  /// Throws `StateFailure` if it cannot be noted: then it must not be sent.
  func begin(_ item: Int) throws(StateFailure) { try begin([item]) }

  /// All of them in one step.
  func begin(_ items: [Int]) throws(StateFailure) { try note(items.map { ($0, Self.sent) }) }

  func finish(_ item: Int) throws(StateFailure) { try end([(item, true)]) }

  /// It ended otherwise: it may be sent again.
  func fail(_ item: Int) throws(StateFailure) { try end([(item, false)]) }

  /// What became of several, in one step.
  func end(_ endings: [(item: Int, isDone: Bool)]) throws(StateFailure) {
    for ending in endings where ending.isDone {
      unknown.remove(ending.item)
      done.insert(ending.item)
    }
    try note(endings.map { ($0.item, $0.isDone ? Self.over : nil) })
  }

  /// Everything is done. That it stays on disk if it cannot be removed costs a question later.
  func remove() {
    guard lock != nil else { return }
    try? store.change { [name] records in
      try records.clear(of: .limn, kind: Self.kind, prefix: "\(name)/")
    }
    lock?.remove()
    lock = nil
  }

  private func note(_ words: [(item: Int, word: String?)]) throws(StateFailure) {
    try store.change { [name] records in
      for (item, word) in words {
        try records.put(word, of: .limn, kind: Self.kind, key: "\(name)/\(item)")
      }
    }
  }

  private func hold() throws(StateFailure) {
    guard lock == nil else { return }
    // The first command of all finds no folder there.
    try? FileManager.default.createDirectory(
      at: store.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = store.folder.appendingPathComponent("bulk-\(name).lock").path
    guard let lock = try FileLock.ifFree(path) else {
      throw StateFailure("the same command is going on in another process")
    }
    self.lock = lock
  }

  private func read() throws(StateFailure) {
    (isUnfinished, plan, done, unknown) = (false, [], [], [])
    let rows = try store.records { [name] records in
      try records.all(of: .limn, kind: Self.kind, prefix: "\(name)/")
    }
    for (key, text) in rows {
      let rest = key.dropFirst(name.count + 1)
      if rest == "plan" {
        isUnfinished = true
        guard let items = (try? JSONValue.parse(text))?.array else { throw unreadable }
        for (index, json) in items.enumerated() {
          guard let item = try? BulkItem(line: index + 1, kept: json) else { throw unreadable }
          plan.append(item)
        }
      } else if let item = Int(rest) {
        if text == Self.over { done.insert(item) } else { unknown.insert(item) }
      } else {
        throw unreadable
      }
    }
  }

  private var unreadable: StateFailure {
    StateFailure("what was done of the same command cannot be read from \(store.path)")
  }
}
