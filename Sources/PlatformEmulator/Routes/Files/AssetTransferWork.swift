import GRDB
import JSON

extension BackgroundWork {
  static let transferKinds = [beginTransfer, endTransfer]

  /// Some seconds, more for many assets or bytes; a minute for names with "slow" in them.
  static let beginTransfer = BackgroundWork("files.transfer.begin") { turn in
    guard var transfer = try AssetTransferWork(turn)?.transfer, transfer.state == .pending else {
      return
    }
    transfer.enter(.running, at: turn.now)
    try transfer.save(in: turn.database)
    let bytes = turn.payload["size"]?.int ?? 0
    try turn.schedule(
      .endTransfer, after: 2_000 + FileWork.duration(transfer.name, bytes: bytes), turn.payload)
  }

  static let endTransfer = BackgroundWork("files.transfer.end") { turn in
    guard let work = try AssetTransferWork(turn), work.transfer.state == .running else { return }
    try work.end()
  }
}

/// An export or import at the moment when it is done.
private struct AssetTransferWork {
  /// More would not fit into memory as one archive.
  private static let mostAssets = 50_000

  private(set) var transfer: AssetTransfer
  private let turn: BackgroundWork.Turn

  /// Nil if it was deleted meanwhile.
  init?(_ turn: BackgroundWork.Turn) throws {
    guard let kind = turn.payload["kind"]?.string.flatMap(AssetTransfer.Kind.init(rawValue:)),
      let found = try AssetTransfer.find(
        turn.payload["id"]?.string ?? "", kind, in: turn.database)
    else { return nil }
    transfer = found
    self.turn = turn
  }

  func end() throws {
    var ended = transfer
    let failure = FileWork.fails(transfer.name) ? "Not enough storage." : try attempt(&ended)
    ended.enter(failure == nil ? .completed : .failed, at: turn.now, failure: failure)
    try ended.save(in: turn.database)
  }

  /// Nil if it went well, else why not; nothing of it is left then.
  private func attempt(_ ended: inout AssetTransfer) throws -> String? {
    do {
      var copy = ended
      try turn.database.inSavepoint {
        try transfer.kind == .export ? export() : bringIn(&copy)
        return .commit
      }
      ended = copy
      return nil
    } catch let fault as PlatformFault {
      return fault.message
    } catch let error as ArchiveError {
      return error.description
    }
  }

  private var user: Caller {
    Caller(
      id: turn.payload["user"]?.string ?? "", userName: turn.payload["user_name"]?.string ?? "",
      isAdministrator: turn.payload["admin"] == true)
  }

  private func container() throws -> Container {
    let kind = WorldScope.Kind.allCases.first {
      transfer.document["metadata"]?["\($0.rawValue)_id"] != nil
    }
    return try Container.find(
      WorldScope(kind: kind ?? .project, id: transfer.containerID), for: user, in: turn.database)
  }

  /// What the one who asked for it may find.
  private func export() throws {
    let container = try container()
    let wanted = transfer.document["entity"]?["assets"]
    var condition = SQLText("a.container = ?", container.row)
    if wanted?["asset_types"] != nil || wanted?["asset_ids"] != nil {
      condition =
        condition
        + SQLText(
          """
          AND (a.type IN (SELECT value FROM json_each(?))
            OR a.id IN (SELECT value FROM json_each(?)))
          """, wanted?["asset_types"]?.serialized() ?? "[]",
          wanted?["asset_ids"]?.serialized() ?? "[]")
    }
    if let visible = AssetPrivacy.condition(in: container) {
      condition = condition + SQLText("AND") + visible
    }
    let records = try AssetRecord.all(
      condition + SQLText("ORDER BY a.rowid LIMIT \(Self.mostAssets + 1)"), in: turn.database)
    guard records.count <= Self.mostAssets else {
      throw PlatformFault.unable("More than \(Self.mostAssets) assets cannot be exported at once.")
    }
    let package = try AssetPackage(records, in: container, turn.database)
    try transfer.setContent(package.archive.packed(at: turn.now), in: turn.database)
  }

  private func bringIn(_ ended: inout AssetTransfer) throws {
    let archive = try ZipArchive(try transfer.content(in: turn.database))
    let outcome = try AssetPackage(archive).unpack(
      into: try container(), turn.writer(for: user))
    ended.document["entity"]?["status"]?["imported_assets"] = JSONValue(outcome.imported)
    if !outcome.rejected.isEmpty {
      ended.document["entity"]?["status"]?["rejected_assets"] = .array(
        outcome.rejected.map(JSONValue.string))
    }
    try transfer.setContent([], in: turn.database)
  }
}
