import HTTPTypes
import JSON
public import PlatformModel

extension AILakeClient {
  private static let instances = ["api", "v1", "ailake", "database", "instances"]

  /// Database instances of the organization, 100 to a page.
  ///
  /// Source: GET /api/v1/ailake/database/instances, payloads 2.
  public func databases(
    after cursor: PageCursor? = nil
  ) throws(PlatformError) -> Page<AILakeDatabase> {
    let list = List(
      rows: ["data", "databases"], totals: ["totalCount"], limit: 100, paging: .offset
    ) { AILakeDatabase($0) }
    return try caller.page(list, listing(Self.instances, limit: 100), after: cursor)
  }

  /// By its name, or its id.
  ///
  /// Source: GET /api/v1/ailake/database/instances/{instanceId}.
  public func database(_ id: String) throws(PlatformError) -> AILakeDatabase {
    var call = Call.get()
    call.path = Self.instances + [id]
    return try caller.read(call, "no database") { AILakeDatabase($0) }
  }

  /// Starts creating a database; the answer is the id of the operation to follow.
  ///
  /// `operationID` is a UUID of our choosing, so that the operation can be found even if the answer
  /// is lost.
  ///
  /// Source: POST /api/v1/ailake/database/instances, answered with 202 and `operation-id`.
  public func createDatabase(
    name: String, storageIDs: [String], operationID: String
  ) throws(PlatformError) -> String {
    var call = Call.change(
      .post,
      body: ["name": .string(name), "storageIds": .array(storageIDs.map { .string($0) })])
    call.path = Self.instances
    return try operation(startedBy: call, operationID)
  }

  /// Starts deleting a database; the answer is the id of the operation to follow.
  ///
  /// Source: DELETE /api/v1/ailake/database/instances/{instanceId}, answered as creating is.
  public func deleteDatabase(_ id: String, operationID: String) throws(PlatformError) -> String {
    var call = Call.change(.delete)
    call.path = Self.instances + [id]
    return try operation(startedBy: call, operationID)
  }

  /// All storages that databases can be put on.
  ///
  /// Source: GET /api/v1/ailake/objectStorages; `object-storages` in older installations.
  public func objectStorages() throws(PlatformError) -> [ObjectStorage] {
    do {
      return try storages("objectStorages")
    } catch {
      guard error.cause == .notFound else { throw error }
      return try storages("object-storages")
    }
  }

  /// How a long-running operation is doing.
  ///
  /// Source: GET /api/v1/ailake/operations/{operationId}.
  public func operation(_ id: String) throws(PlatformError) -> AILakeOperation {
    try caller.read(.get("api", "v1", "ailake", "operations", id), "no operation") {
      AILakeOperation($0)
    }
  }

  private func storages(_ name: String) throws(PlatformError) -> [ObjectStorage] {
    let list = List(
      rows: ["data", "storages"], totals: ["totalCount"], limit: 500, paging: .offset
    ) { ObjectStorage($0) }
    var storages: [ObjectStorage] = []
    var cursor: PageCursor?
    repeat {
      let page = try caller.page(
        list, listing(["api", "v1", "ailake", name], limit: 500), after: cursor)
      storages += page.items
      cursor = page.next
    } while cursor != nil && storages.count < 100_000
    return storages
  }

  private func listing(_ path: [String], limit: Int) -> Call {
    var call = Call.get(
      query: [QueryItem("size", limit), QueryItem("metaInclude", "page")])
    call.path = path
    return call
  }

  private func operation(
    startedBy call: Call, _ operationID: String
  ) throws(PlatformError) -> String {
    var call = call
    if let name = HTTPField.Name("operation-id") { call.headers[name] = operationID }
    let headers = try caller.response(call).headers
    if let id = headers.value(of: "operation-id"), !id.isEmpty { return id }
    let place = headers.value(of: "operation-location")?.prefix { $0 != "?" }
    return place?.split(separator: "/").last.map { percentDecoded($0) } ?? operationID
  }
}
