import GRDB

/// Somebody who changes assets at one moment: a caller, or work that was left for later in a caller's
/// name.
struct AssetWriter {
  let user: Caller
  /// Milliseconds since 1970.
  let now: Int64
  let database: Database
  let identifiers: Identifiers
}

extension AssetWriter {
  func create(_ asset: NewAsset, in container: Container) throws -> AssetRecord {
    try asset.insert(
      into: container, by: user.id, at: now, id: asset.id ?? identifiers.next(), database)
  }

  /// Stores a changed asset in place of what it was.
  func save(_ record: inout AssetRecord, over old: AssetRecord) throws {
    try record.save(over: old, by: user.id, at: now, in: database)
  }

  func asset(_ id: String, in container: Container) throws -> AssetRecord {
    guard let record = try AssetRecord.find(id, in: database), record.container == container.row
    else { throw AssetRecord.missing(id, in: container) }
    try record.requireFindable(by: user, in: container)
    return record
  }
}

extension Call {
  var writer: AssetWriter {
    AssetWriter(user: caller, now: now, database: database, identifiers: emulator.identifiers)
  }
}

extension BackgroundWork.Turn {
  func writer(for user: Caller) -> AssetWriter {
    AssetWriter(user: user, now: now, database: database, identifiers: emulator.identifiers)
  }
}
