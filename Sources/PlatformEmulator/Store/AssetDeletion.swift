import GRDB
import JSON

/// What becomes of assets that are deleted: the trash, for ever or for some days, or nothing at all.
///
/// Source: "Purge Options to Delete an Asset" of DELETE /v2/assets/{asset_id}. Its text names the
/// number of days `purge_after_days`; its list of parameters is without names, so
/// `days_until_purge` is understood too.
struct AssetDeletion {
  var purges: Bool
  /// Nil: at once.
  var days: Int?

  /// Throws 400 for days without `purge_on_delete=true`.
  init(_ call: Call, in container: Container) throws {
    let days = try call.number("purge_after_days") ?? call.number("days_until_purge")
    let isSaid = call.query("purge_on_delete") != nil
    if let days {
      guard call.flag("purge_on_delete") else {
        throw PlatformFault.invalid(
          "Assets can only be purged after \(days) days if purge_on_delete is true.",
          .parameter("purge_after_days"))
      }
      self.days = days
    }
    let configuration = try ContainerConfigurations(of: container, in: call.database)
    purges = isSaid ? call.flag("purge_on_delete") : configuration.purgesOnDelete
    if !isSaid { self.days = configuration.daysUntilPurge }
  }
}

extension Call {
  /// Deletes an asset that the caller may change, as the query and the container's configuration
  /// say, and what its relationships take along.
  func delete(_ record: AssetRecord, in container: Container, _ deletion: AssetDeletion) throws {
    let cascade = RelationshipCascade(flag: "on_delete", database: database)
    var waiting = [record]
    while let next = waiting.popLast() {
      // A way round in the relationships leads to what is deleted already.
      guard try AssetRecord.find(next.id, in: database) != nil else { continue }
      let companions = try cascade.companions(of: next)
      try delete(next, deletion, with: record)
      for id in companions.reversed() {
        guard let companion = try AssetRecord.find(id, in: database),
          companion.container == container.row,
          try companion.access(of: caller, in: container).mayChange
        else { continue }
        waiting.append(companion)
      }
    }
  }

  private func delete(
    _ record: AssetRecord, _ deletion: AssetDeletion, with first: AssetRecord
  ) throws {
    try writer.trash(
      record, reason: record.id == first.id ? nil : "Deleted with asset \(first.id).")
    guard deletion.purges else { return }
    if let days = deletion.days, days > 0 {
      try schedule(
        .purge, after: Int64(days) * CalendarDate.millisecondsPerDay,
        ["asset_id": .string(record.id), "deleted": JSONValue(now)])
    } else if let trashed = try TrashedAsset.find(record.id, in: database) {
      try writer.purge(trashed)
    }
  }
}
