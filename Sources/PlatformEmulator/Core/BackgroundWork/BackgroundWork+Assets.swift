import GRDB
import JSON

extension BackgroundWork {
  /// What Routes/Assets leaves to be done later.
  static let assetsKinds: [BackgroundWork] = [purge, emptyTrash, copy, forgetCopy]

  /// Removes a deleted asset for good some days after, unless it was restored meanwhile.
  ///
  /// Source: `purge_after_days` of DELETE /v2/assets/{asset_id}.
  static let purge: BackgroundWork = BackgroundWork("purge asset") { turn in
    guard let id = turn.payload["asset_id"]?.string,
      let trashed = try TrashedAsset.find(id, in: turn.database),
      trashed.deleted == turn.payload["deleted"]?.int.map({ Int64($0) })
    else { return }
    try turn.writer(for: .nobody).purge(trashed)
  }

  /// Purges some of many deleted assets, and leaves the others for half a second later.
  ///
  /// Source: DELETE /v2/trashed_assets/purge_all: more than 20 are purged asynchronously.
  static let emptyTrash: BackgroundWork = BackgroundWork("empty trash") { turn in
    let ids = turn.payload["asset_ids"]?.array ?? []
    for id in ids.prefix(TrashRules.purgedAtOnce).compactMap(\.string) {
      guard let trashed = try TrashedAsset.find(id, in: turn.database) else { continue }
      try turn.writer(for: .nobody).purge(trashed)
    }
    let rest = Array(ids.dropFirst(TrashRules.purgedAtOnce))
    guard !rest.isEmpty else { return }
    try turn.schedule(.emptyTrash, after: TrashRules.pause, ["asset_ids": .array(rest)])
  }
}

extension BackgroundWork {
  /// Begins a copy of many assets, then copies some at a time.
  ///
  /// Source: POST /v2/assets/bulk_copy: 202.
  static let copy: BackgroundWork = BackgroundWork("copy assets") { turn in
    guard var task = try CopyTask.find(turn.payload["id"]?.string ?? "", in: turn.database) else {
      return
    }
    var isDone = false
    if task.status == .waiting {
      task.begin()
    } else {
      isDone = try task.advance(by: CopyTask.copiedPerStep, turn.writer(for: task.user))
    }
    try task.save(in: turn.database)
    try turn.schedule(
      isDone ? .forgetCopy : .copy,
      after: isDone ? CalendarDate.millisecondsPerDay : task.pauseBetweenSteps, turn.payload)
  }

  /// Source: "The status of completed copy operations is only available for 24 hours."
  static let forgetCopy: BackgroundWork = BackgroundWork("forget copy") { turn in
    try turn.database.execute(
      sql: "DELETE FROM copy_task WHERE id = ?", arguments: [turn.payload["id"]?.string])
  }
}

/// Source: DELETE /v2/trashed_assets/purge_all; the time it takes is not in the reference.
enum TrashRules {
  static let purgedAtOnce = 20
  /// Milliseconds.
  static let pause: Int64 = 500
}
