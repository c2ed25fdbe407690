import GRDB
import JSON

extension Routes {
  /// The flat form of AI Lake had another path before.
  static let aiLakeStorages: [Route] = [
    .get("/api/v1/ailake/objectStorages", .aiLakeDatabases, listStorages),
    .get("/api/v1/ailake/object-storages", .aiLakeDatabases) { call in
      guard call.emulator.options.aiLakeFormat == .flat else {
        throw PlatformFault.missing("There is no resource at \(call.target.rawPath).")
      }
      return try listStorages(call)
    },
  ]

  private static func listStorages(_ call: Call) throws -> EmulatorResponse {
    let documents = try String.fetchAll(
      call.database, sql: "SELECT document FROM lake_storage ORDER BY name")
    return try LakePage(
      type: "objectStorage", idKey: "storageId", listKey: "storages", isWhole: true
    ).answer(documents.map { try JSONValue.parse($0) }, call)
  }
}
