import GRDB
import HTTPTypes
import JSON

extension Routes {
  /// Assets on their way from one container to another.
  static let assetCopies: [Route] = [
    .changing(.post, "/v2/assets/{asset_id}/clone", .assets) {
      try copyOne($0, from: .catalog, to: .project)
    },
    .changing(.post, "/v2/assets/{asset_id}/publish", .assets) {
      try copyOne($0, from: .project, to: .catalog)
    },
    .changing(.post, "/v2/assets/{asset_id}/promote", .assets) {
      try copyOne($0, from: .project, to: .space)
    },
    .changing(.post, "/v2/assets/publish", .assets, publishReference),
    .changing(.post, "/v2/assets/bulk_copy", .assets, copyAssets),
    .changing(.post, "/v2/assets/{asset_id}/deepcopy", .assets, copyDeeply),
    .get("/v2/assets/copy_status/{copy_task_id}", .assets) {
      try readTask($0, id: $0.parameter("copy_task_id"), .copy)
    },
    .get("/v2/assets/deepcopy/{deep_copy_task_id}", .assets) {
      try readTask($0, id: $0.parameter("deep_copy_task_id"), .deepCopy)
    },
  ]

  private static let most = 50

  /// Source: POST /v2/assets/{asset_id}/clone, publish and promote.
  private static func copyOne(
    _ call: Call, from source: WorldScope.Kind, to target: WorldScope.Kind
  ) throws -> EmulatorResponse {
    let container = try call.container(among: [source])
    let original = try call.asset(call.parameter("asset_id"), in: container)
      .atRevision(call.query("revision_id"), call)
    var body = try call.fields()
    if target == .catalog, body["catalog_id"] == nil {
      // Without a catalog: that of the project.
      var value = body.value
      value["catalog_id"] = .string(container.catalogID)
      body = try BodyFields(value)
    }
    let request = try CopyRequest(call, from: container, to: [target], body, mode: "mode")
    let overrides = try CopyRequest.overrides(body.object("metadata"))
    let copy = try request.copying(by: call.writer).copy(original, overrides: overrides)
    return try call.answer(created: (copy.record, copy.isNew), in: request.target)
  }

  /// Metadata that a project only refers to, made an asset of a catalog.
  ///
  /// Source: POST /v2/assets/publish. That `metadata.published_to` names the catalog and
  /// `metadata.published_from` the project is not in the reference.
  private static func publishReference(_ call: Call) throws -> EmulatorResponse {
    let body = try call.fields()
    let metadata = try body.requiredObject("metadata")
    let catalog = try metadata.requiredObject("published_to").requiredString("catalog_id")
    let container = try call.container(WorldScope(kind: .catalog, id: catalog))
    var asset = try NewAssetRequest(call: call, container: container).asset(body)
    var origin: JSONObject = ["action": .string(CopyAction.publish.rawValue)]
    for (key, value) in try metadata.object("published_from")?.value.object ?? JSONObject() {
      origin[key] = value
    }
    origin["bss_account_id"] = "999"
    asset.metadata["source_asset"] = .object(origin)
    let made = try call.writer.create(asset, in: container, action: call.duplicateAction())
    return try call.answer(created: made, in: container)
  }

  /// Source: POST /v2/assets/bulk_copy.
  private static func copyAssets(_ call: Call) throws -> EmulatorResponse {
    let source = try call.container(among: [.catalog, .project])
    let body = try call.fields()
    let request = try CopyRequest(
      call, from: source, to: WorldScope.Kind.allCases, body, mode: "rov_mode")
    let configurations = try body.objects("copy_configurations", counts: 1...most)
    let roots = try configurations.enumerated().map { index, fields in
      let overrides = try fields.object("metadata_overrides")
      guard overrides?.value.object?.isEmpty != true else {
        throw PlatformFault.invalid(
          "The field '\(fields.name("metadata_overrides"))' cannot be empty.",
          .field(fields.name("metadata_overrides")))
      }
      return CopyRequest.Item(
        root: index, asset: try fields.requiredString("asset_id"),
        revision: fields["revision_id"].flatMap { $0.string ?? $0.int.map { "\($0)" } },
        overrides: try CopyRequest.overrides(overrides))
    }
    return try perform(
      CopyTask(
        request, .copy, roots: roots, deep: call.flag("deep_copy"),
        connections: call.query("auto_copy_connections_in_remote_attachments") != "false"), call)
  }

  /// Source: POST /v2/assets/{asset_id}/deepcopy.
  private static func copyDeeply(_ call: Call) throws -> EmulatorResponse {
    let source = try call.container(among: [.project, .catalog])
    let body = try call.fields()
    let request = try CopyRequest(
      call, from: source, to: WorldScope.Kind.allCases, body, mode: "mode")
    let record = try call.asset(call.parameter("asset_id"), in: source)
    let revision = call.query("revision_id")
    _ = try record.atRevision(revision, call)
    let root = CopyRequest.Item(
      root: 0, asset: record.id, revision: revision,
      overrides: try CopyRequest.overrides(body.object("metadata")))
    return try perform(
      CopyTask(request, .deepCopy, roots: [root], deep: true, connections: true), call)
  }

  /// 200 if it is done, 202 with the address of its status if it is left to be done.
  private static func perform(_ task: CopyTask, _ call: Call) throws -> EmulatorResponse {
    var task = task
    if !task.isLong {
      _ = try task.advance(by: .max, call.writer)
      try call.schedule(
        .forgetCopy, after: CalendarDate.millisecondsPerDay, ["id": .string(task.id)])
    } else {
      try call.schedule(.copy, after: CopyTask.firstStep, ["id": .string(task.id)])
    }
    try task.save(in: call.database)
    var response = Answer.json(task.answer, task.isLong ? .accepted : .ok)
    if task.isLong {
      let place = task.kind == .copy ? "copy_status" : "deepcopy"
      response.headers[.location] = "/v2/assets/\(place)/\(task.id)"
    }
    return response
  }

  /// Tasks are told to those who began them.
  ///
  /// Source: GET /v2/assets/copy_status/{copy_task_id} and /v2/assets/deepcopy/{deep_copy_task_id}.
  private static func readTask(
    _ call: Call, id: String, _ kind: CopyTask.Kind
  ) throws -> EmulatorResponse {
    guard let task = try CopyTask.find(id, in: call.database), task.kind == kind,
      task.user.id == call.caller.id || call.caller.isAdministrator
    else {
      throw PlatformFault.missing("There is no copy task '\(id)', or none any more.")
    }
    return Answer.json(task.answer)
  }
}
