import Foundation

/// Records outside of the explorer, one transaction to each step.
extension StateStore {
  /// Something may have been kept: there is a database, or what limn kept before it had one.
  var isBegun: Bool {
    (["state.db"] + EarlierFiles.names).contains { name in
      FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
    }
  }

  func records<Value: Sendable>(
    _ body: @Sendable (StateRecords) throws -> Value
  ) throws(StateFailure) -> Value {
    try read { [writer] database in try body(StateRecords(database: database, writer: writer)) }
  }

  /// All that `body` does, or nothing if it throws.
  func change<Value: Sendable>(
    _ body: @Sendable (StateRecords) throws -> Value
  ) throws(StateFailure) -> Value {
    try write { [writer] database in try body(StateRecords(database: database, writer: writer)) }
  }

  /// A `document` of nil removes it.
  func put(
    _ document: String?, of owner: StateOwner = .limn, kind: String, key: String
  ) throws(StateFailure) {
    try change { try $0.put(document, of: owner, kind: kind, key: key) }
  }

  /// Changes one document in one step, whoever else does the same. Nothing is written where it stays
  /// as it is.
  func edit(
    of owner: StateOwner = .limn, kind: String, key: String,
    _ edit: @Sendable (String?) -> String?
  ) throws(StateFailure) {
    let before = try records { try $0.document(of: owner, kind: kind, key: key) }
    guard edit(before) != before else { return }
    try change { records in
      let now = try records.document(of: owner, kind: kind, key: key)
      try records.put(edit(now), of: owner, kind: kind, key: key)
    }
  }
}
