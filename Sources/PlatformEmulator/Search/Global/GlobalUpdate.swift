import HTTPTypes
import JSON

/// A change of everything that a query finds.
///
/// Source: POST /v3/search/update_by_query, "update artifacts using a simple query for one or more
/// specified microservices (provider_ids)". Its body and answer are not in the reference: a query as
/// text or structure, `provider_ids`, and in `doc` the members of `metadata` to be replaced; counts
/// as of Elasticsearch's update by query.
struct GlobalUpdate {
  private let query: GlobalQuery
  private let concernsAssets: Bool
  private let patch: JSONPatch

  private static let members = ["name", "description", "tags"]

  /// Throws 400 if there is no query or nothing to change.
  init(_ body: BodyFields) throws {
    guard let query = body["query"] else {
      throw PlatformFault.invalid("The field 'query' is required.", .field("query"))
    }
    self.query =
      try query.string.map { try TextQueryReader.query($0, isSimple: true) }
      ?? GlobalQueryReader.read(query)
    let providers = try body.strings("provider_ids") ?? ["cams"]
    concernsAssets = providers.contains("cams")
    let metadata = try body.requiredObject("doc").requiredObject("metadata")
    let changes = metadata.value.object ?? JSONObject()
    for key in changes.keys where !Self.members.contains(key) {
      throw PlatformFault.invalid(
        "The field '\(metadata.name(key))' cannot be changed.", .field(metadata.name(key)))
    }
    guard !changes.isEmpty else {
      throw PlatformFault.invalid("Nothing is to be changed.", .field("doc.metadata"))
    }
    patch = JSONPatch(
      changes.map { .add(path: JSONPointer(tokens: ["metadata", $0.key]), value: $0.value) })
  }

  /// `{"total", "updated", "failures": [{"artifact_id", "status", "cause"}]}`.
  ///
  /// Assets that the caller may not change are failures; the others are changed.
  func perform(_ call: Call) throws -> JSONValue {
    let request = try GlobalRequest(query, size: 0)
    let containers = concernsAssets ? try call.searchedContainers() : []
    let search = try GlobalSearch(request, in: containers, call.database)
    let byRow = Dictionary(uniqueKeysWithValues: containers.map { ($0.row, $0) })
    var updated = 0
    var failures: [JSONValue] = []
    for row in search.found.rows.prefix(GlobalRequest.mostDocuments) {
      guard let record = try AssetRecord.find(row: row, in: call.database),
        let container = byRow[record.container]
      else { continue }
      do {
        try record.requireChangeable(by: call.caller, in: container)
        _ = try call.change(record, in: container, by: editing(call))
        updated += 1
      } catch let fault as PlatformFault where fault.status != .badRequest {
        failures.append([
          "artifact_id": .string(record.id), "status": JSONValue(fault.status.code),
          "cause": .string(fault.code),
        ])
      }
    }
    return [
      "total": JSONValue(updated + failures.count), "updated": JSONValue(updated),
      "failures": .array(failures),
    ]
  }

  private func editing(_ call: Call) -> AssetEditing {
    AssetEditing(patch, honoursTests: call.emulator.options.honoursTestOperations)
  }
}
