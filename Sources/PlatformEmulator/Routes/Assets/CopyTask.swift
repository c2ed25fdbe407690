import GRDB
import HTTPTypes
import JSON

/// A copy of several assets: what is left to do, and what came of it.
///
/// Source: POST /v2/assets/bulk_copy and GET /v2/assets/copy_status/{copy_task_id}. Up to which size
/// copies are done at once, and how long others take, is not in the reference.
struct CopyTask {
  enum Kind: String {
    case copy
    case deepCopy
  }

  enum Status: String {
    case waiting = "WAITING"
    case inProgress = "IN_PROGRESS"
    case completed = "COMPLETED"
    case failed = "FAILED"
  }

  static let doneAtOnce = 20
  static let copiedPerStep = 5
  /// Milliseconds.
  static let firstStep: Int64 = 1_000
  static let pause: Int64 = 500
  static let slow: Int64 = 60_000

  let id: String
  let user: Caller
  let kind: Kind
  var status = Status.waiting
  var document: JSONValue
  var items: [CopyRequest.Item]
  var done = 0
  /// Ids of originals and copies.
  var pairs: [String: String] = [:]
  /// One for each asset that was asked for: `{"source_asset_id", "copied_assets", "errors"?}`.
  var responses: [JSONValue]

  init(
    _ request: CopyRequest, _ kind: Kind, roots: [CopyRequest.Item], deep: Bool, connections: Bool
  ) throws {
    let call = request.call
    id = call.newID()
    user = call.caller
    self.kind = kind
    items = try request.items(roots, deep: deep)
    responses = roots.map { ["source_asset_id": .string($0.asset), "copied_assets": []] }
    document = [
      "source": request.source.scope.json, "target": request.target.scope.json,
      "created_at": .string(CalendarDate.milliseconds(call.now)),
      "connections": .bool(connections),
    ]
    if let mode = request.mode { document["mode"] = JSONValue(mode) }
    document["roles"] = request.roles
    if let action = request.duplicates { document["duplicates"] = .string(action.rawValue) }
    try noteNames(call)
  }

  /// A name with "slow" or "fail" in it makes the copy slow or fail.
  private mutating func noteNames(_ call: Call) throws {
    let names = try items.compactMap {
      try AssetRecord.find($0.asset, in: call.database)?.name.lowercased()
    }
    let isSlow = names.contains { $0.contains("slow") }
    document["is_slow"] = .bool(isSlow)
    document["is_long"] = .bool(
      items.count > Self.doneAtOnce || isSlow || names.contains { $0.contains("fail") })
  }

  /// False: small enough to be done before the answer.
  var isLong: Bool { document["is_long"]?.bool ?? false }

  /// Milliseconds between two steps.
  var pauseBetweenSteps: Int64 {
    guard document["is_slow"]?.bool == true else { return Self.pause }
    return Self.slow / Int64(max(1, (items.count + Self.copiedPerStep - 1) / Self.copiedPerStep))
  }

  /// Source: GET /v2/assets/copy_status/{copy_task_id}; beside `status` and what
  /// POST /v2/assets/bulk_copy answers, the fields are not in the reference.
  var answer: JSONValue {
    let failed = responses.contains { $0["errors"] != nil }
    var answer: JSONValue = [
      kind == .copy ? "copy_task_id" : "deep_copy_task_id": .string(id),
      "status": .string(status.rawValue),
      "progress": ["total": JSONValue(items.count), "completed": JSONValue(done)],
      "has_errors": .bool(failed), "created_at": document["created_at"] ?? nil,
    ]
    if let end = document["completed_at"] { answer["completed_at"] = end }
    guard kind == .deepCopy, let response = responses.first else {
      answer["responses"] = .array(responses)
      return answer
    }
    if let copy = response["copied_assets"]?[0]?["target_asset_id"] { answer["asset_id"] = copy }
    for (key, value) in response.object ?? JSONObject() { answer[key] = value }
    return answer
  }
}

extension CopyTask {
  mutating func begin() {
    status = .inProgress
  }

  /// Copies the next few, or all. True if nothing is left.
  mutating func advance(by count: Int, _ writer: AssetWriter) throws -> Bool {
    do {
      let copying = try copying(writer)
      for item in items.dropFirst(done).prefix(count) {
        try copy(item, copying)
        done += 1
      }
      guard done >= items.count else { return false }
      try copying.bind(pairs)
    } catch let fault as PlatformFault {
      // One of the containers is gone, or whoever began may not go on.
      for root in responses.indices { note(fault, of: root) }
    }
    status = responses.contains { $0["errors"] != nil } ? .failed : .completed
    document["completed_at"] = .string(CalendarDate.milliseconds(writer.now))
    return true
  }

  private func copying(_ writer: AssetWriter) throws -> AssetCopying {
    let containers = try ["source", "target"].map {
      try Container.find(WorldScope(document[$0] ?? [:]), for: user, in: writer.database)
    }
    guard let action = CopyAction(from: containers[0].scope.kind, to: containers[1].scope.kind)
    else { throw PlatformFault.unable("Nothing can be copied this way.") }
    return AssetCopying(
      writer: writer, source: containers[0], target: containers[1], action: action,
      mode: document["mode"]?.int, roles: document["roles"],
      duplicates: document["duplicates"]?.string.flatMap(DuplicateAction.init(rawValue:)),
      copiesConnections: document["connections"]?.bool ?? true)
  }

  /// What goes wrong with one is told of the asset it was copied for; the others go on.
  private mutating func copy(_ item: CopyRequest.Item, _ copying: AssetCopying) throws {
    do {
      var copy: AssetCopying.Copy?
      try copying.writer.database.inSavepoint {
        let original = try copying.writer.asset(item.asset, in: copying.source)
          .atRevision(item.revision, in: copying.writer.database)
        if original.name.lowercased().contains("fail") {
          throw PlatformFault(
            .internalServerError, code: "copy_failed",
            "Asset '\(original.name)' could not be read from its storage.")
        }
        copy = try copying.copy(original, overrides: item.overrides)
        return .commit
      }
      if let copy { note(copy, of: item) }
    } catch let fault as PlatformFault {
      note(fault, of: item.root)
    }
  }

  private mutating func note(_ fault: PlatformFault, of root: Int) {
    let errors = FaultShape.common.body(of: fault, trace: "")["errors"]?.array ?? []
    let known = responses[root]["errors"]?.array ?? []
    responses[root]["errors"] = .array(known + errors)
  }

  private mutating func note(_ copy: AssetCopying.Copy, of item: CopyRequest.Item) {
    pairs[item.asset] = copy.record.id
    var entry: JSONValue = [
      "source_asset_id": .string(item.asset), "target_asset_id": .string(copy.record.id),
    ]
    if let connection = copy.connectionID { entry["target_connection_id"] = .string(connection) }
    let known = responses[item.root]["copied_assets"]?.array ?? []
    responses[item.root]["copied_assets"] = .array(known + [entry])
  }
}
