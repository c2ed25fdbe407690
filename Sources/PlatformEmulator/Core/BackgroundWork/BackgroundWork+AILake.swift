import GRDB
import HTTPTypes
import JSON

extension BackgroundWork {
  /// What Routes/AILake leaves to be done later.
  static let aiLakeKinds: [BackgroundWork] = [lakeOperation]

  /// Brings one operation to its end; what one that fails had done is undone. Payload: `{"id"}`.
  static let lakeOperation = BackgroundWork("lake operation") { turn in
    let id = turn.payload["id"]?.string ?? ""
    let row = try Row.fetchOne(
      turn.database, sql: "SELECT kind, request FROM lake_operation WHERE id = ?",
      arguments: [id])
    guard let row, let kind = LakeOperation.Kind(rawValue: row["kind"]) else { return }
    let work = LakeWork(
      database: turn.database, request: try JSONValue.parse(row["request"] as String),
      now: turn.now)
    var result: JSONValue?
    var failure: JSONValue?
    do {
      try turn.database.inSavepoint {
        result = try work.perform(kind)
        return .commit
      }
    } catch let fault as PlatformFault {
      failure = [
        "status": JSONValue(fault.status.code), "title": .string(fault.status.reasonPhrase),
        "detail": .string(fault.message),
      ]
    }
    try turn.database.execute(
      sql: "UPDATE lake_operation SET status = ?, outcome = ? WHERE id = ?",
      arguments: [
        failure == nil ? "succeeded" : "failed", (failure ?? result)?.serialized(), id,
      ])
  }
}
