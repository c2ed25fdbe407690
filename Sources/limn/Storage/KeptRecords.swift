import ExplorerModel
import Foundation
import JSON
import Synchronization
import Workers

/// The records of one platform and user, in the state that all processes share.
final class KeptRecords: RecordStorage {
  private let store: StateStore
  private let owners: StateOwners
  /// The newest change that was brought. Of the lane of local files.
  private let seen = Mutex(0)

  init(_ store: StateStore, of owners: StateOwners) {
    self.store = store
    self.owners = owners
  }

  func all() throws(RecordFailure) -> (records: [Record], problems: [String]) {
    let adopted = adopt()
    let (newest, rows) = try reading { [owners] records in
      var rows: [(RecordID, String)] = []
      for kind in RecordKind.allCases {
        rows += try records.all(of: owners.owner(of: kind), kind: kind.rawValue)
          .map { (RecordID(kind, $0.key), $0.document) }
      }
      return (try records.newest(), rows)
    }
    seen.withLock { $0 = newest }
    var problems = store.takeNotes() + adopted
    let found = rows.compactMap { id, text -> Record? in
      guard let document = try? JSONValue.parse(text) else {
        problems.append("A record (\(id.kind.rawValue)) cannot be read; it is kept as it is")
        return nil
      }
      return Record(id, document)
    }
    return (found, problems)
  }

  func changedByOthers() throws(RecordFailure) -> [RecordChange] {
    let from = seen.withLock { $0 }
    let (newest, rows) = try reading { [owners] records in
      let owners = Set(RecordKind.allCases.map(owners.owner(of:)))
      var rows: [(owner: StateOwner, kind: String, key: String, document: String?)] = []
      for owner in owners {
        rows += try records.changes(of: owner, after: from).map { (owner, $0.0, $0.1, $0.2) }
      }
      return (try records.newest(), rows)
    }
    seen.withLock { $0 = newest }
    return rows.compactMap { row in
      guard let kind = RecordKind(rawValue: row.kind), owners.owner(of: kind) == row.owner else {
        return nil
      }
      let document = row.document.flatMap { try? JSONValue.parse($0) }
      guard document != nil || row.document == nil else { return nil }
      return RecordChange(RecordID(kind, row.key), document)
    }
  }

  func watch(_ changed: @escaping @Sendable () -> Void) {
    StateWatch.begin(store.folder.path, changed: changed)
  }

  func keep(_ edits: [RecordEdit]) throws(RecordFailure) -> [RefusedEdit] {
    do throws(StateFailure) {
      return try store.write { [writer = store.writer, owners] database in
        let records = StateRecords(database: database, writer: writer)
        return try edits.compactMap {
          try Self.make($0, of: owners.owner(of: $0.change.id.kind), in: records)
        }
      }
    } catch {
      throw RecordFailure(error.description)
    }
  }

  private static func make(
    _ edit: RecordEdit, of owner: StateOwner, in records: StateRecords
  ) throws -> RefusedEdit? {
    let id = edit.change.id
    let text = edit.change.document?.serialized()
    if case .over(let expected) = edit.condition {
      let now = try records.document(of: owner, kind: id.kind.rawValue, key: id.key)
      guard now == expected?.serialized() || now == text else {
        let document = now.flatMap { try? JSONValue.parse($0) }
        return RefusedEdit(edit, now: RecordChange(id, document))
      }
      if now == text { return nil }
    }
    try records.put(text, of: owner, kind: id.kind.rawValue, key: id.key)
    return nil
  }

  /// What was kept by the name of the host alone becomes this owner's: nothing else says whose it is.
  private func adopt() -> [String] {
    guard let earlier = owners.earlier.map(StateOwner.earlier) else { return [] }
    let isThere = try? reading { try $0.has(earlier) }
    guard isThere == true else { return [] }
    let drafts = try? store.write { [writer = store.writer, owners] database in
      let records = StateRecords(database: database, writer: writer)
      let drafts = try records.all(of: earlier, kind: RecordKind.draft.rawValue).count
      try records.move(from: earlier, to: owners.platform)
      return drafts
    }
    guard let drafts, drafts > 0, let name = owners.earlier, owners.isShared else { return [] }
    let what = drafts == 1 ? "1 draft was" : "\(drafts) drafts were"
    return ["\(what) kept for the host \(name), whatever its port: compare before applying"]
  }

  private func reading<Value: Sendable>(
    _ body: @escaping @Sendable (StateRecords) throws -> Value
  ) throws(RecordFailure) -> Value {
    do throws(StateFailure) {
      return try store.read { [writer = store.writer] database in
        try body(StateRecords(database: database, writer: writer))
      }
    } catch {
      throw RecordFailure(error.description)
    }
  }
}
