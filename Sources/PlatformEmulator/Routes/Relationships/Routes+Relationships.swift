import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let relationships: [Route] = [
    .asking("/v2/assets/get_relationships", .relationships) { call in
      Answer.json(try RelationshipFinder(call, RelationshipSubject(call)).answer())
    },
    .asking("/v2/assets/search_relationships", .relationships) { call in
      Answer.json(try RelationshipSearch(call).answer())
    },
    .changing(.post, "/v2/assets/set_relationships", .relationships) { call in
      try answerEach(call) { try $0.set(call) ? .created : .ok }
    },
    .changing(.post, "/v2/assets/unset_relationships", .relationships) { call in
      try answerEach(call) { request in
        try request.unset(call)
        return .ok
      }
    },
    // Deprecated forms of the same.
    .get("/v2/assets/{asset_id}/relationships", .relationships) { call in
      let subject = try RelationshipSubject(
        asset: call.parameter("asset_id"), in: call.container(), call)
      return Answer.json(try RelationshipFinder(call, subject).answer())
    },
    .changing(
      .put, "/v2/assets/{asset_id}/relationships/{relationship_name}", .relationships
    ) { call in
      for request in try requestsOfPath(call) { _ = try request.set(call) }
      return Answer.empty()
    },
    .changing(
      .delete, "/v2/assets/{asset_id}/relationships/{relationship_name}", .relationships
    ) { call in
      for request in try requestsOfPath(call) { try request.unset(call) }
      return Answer.empty()
    },
    Route(
      group: .relationships, method: .head,
      pattern: "/v2/assets/{asset_id}/relationships/{relationship_name}", access: .read,
      handler: relationshipExists),
  ]

  /// Each of the 20 at most is done or refused by itself.
  ///
  /// Source: POST /v2/assets/set_relationships and unset_relationships: the body; of bulk calls
  /// elsewhere: 200, and an `http_status` for each.
  private static func answerEach(
    _ call: Call, _ work: (RelationshipRequest) throws -> HTTPResponse.Status
  ) throws -> EmulatorResponse {
    let list = try call.fields().objects("relationships", counts: 1...20)
    let resources = try list.map { fields -> JSONValue in
      var result: JSONValue = [:]
      for key in ["relationship_name", "source", "target"] { result[key] = fields.value[key] }
      do {
        result["http_status"] = JSONValue(try work(RelationshipRequest(fields)).code)
      } catch let fault as PlatformFault {
        result["http_status"] = JSONValue(fault.status.code)
        result["errors"] = FaultShape.common.body(of: fault, trace: "")["errors"]
      }
      return result
    }
    return Answer.json(["resources": .array(resources)])
  }

  /// From the asset in the path to each `target_asset_id`, all in one container: that of the asset
  /// unless another is named.
  ///
  /// Source: PUT and DELETE /v2/assets/{asset_id}/relationships/{relationship_name}, deprecated.
  private static func requestsOfPath(_ call: Call) throws -> [RelationshipRequest] {
    let scope = try call.container().scope
    let targets = WorldScope.Kind.allCases.compactMap { kind in
      call.query("target_\(kind.rawValue)_id").map { WorldScope(kind: kind, id: $0) }
    }
    guard targets.count <= 1 else {
      throw PlatformFault.invalid(
        "One of target_catalog_id, target_project_id, target_space_id can be specified.",
        .parameter("target_catalog_id"))
    }
    let ids = call.queries("target_asset_id")
    guard (1...20).contains(ids.count) else {
      throw PlatformFault.invalid(
        "The parameter 'target_asset_id' is needed 1 to 20 times; it is there \(ids.count) times.",
        .parameter("target_asset_id"))
    }
    return ids.map { request(call, in: scope, to: reference($0, in: targets.first ?? scope)) }
  }

  /// 200 or 404. Source: HEAD /v2/assets/{asset_id}/relationships/{relationship_name}: "The source
  /// and target assets must reside in the same catalog."
  private static func relationshipExists(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    let target: RelationshipRequest.Reference
    if let artifact = call.query("target_artifact_id") {
      target = .artifact(id: artifact, type: call.query("target_artifact_type") ?? "")
    } else if let id = call.query("target_asset_id") {
      target = reference(id, in: container.scope)
    } else {
      throw PlatformFault.invalid(
        "The parameter 'target_asset_id' is required.", .parameter("target_asset_id"))
    }
    let request = request(call, in: container.scope, to: target)
    return Answer.empty(try request.isSet(call) ? .ok : .notFound)
  }

  private static func request(
    _ call: Call, in scope: WorldScope, to target: RelationshipRequest.Reference
  ) -> RelationshipRequest {
    RelationshipRequest(
      name: call.parameter("relationship_name"),
      source: reference(call.parameter("asset_id"), in: scope), target: target)
  }

  private static func reference(
    _ text: String, in scope: WorldScope
  ) -> RelationshipRequest.Reference {
    let (id, column) = RelationshipSubject.parts(of: text)
    return .asset(scope, id: id, column: column)
  }
}
