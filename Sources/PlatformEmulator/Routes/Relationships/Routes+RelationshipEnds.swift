import GRDB
import JSON

extension Routes {
  /// Source: POST /v2/asset_relationship_types/search_ends; the input is in the query.
  static func searchRelationshipEnds(_ call: Call) throws -> EmulatorResponse {
    let assetTypes = call.queries("asset_type")
    guard !(assetTypes + call.queries("artifact_type")).isEmpty else {
      throw PlatformFault.invalid(
        "The parameter 'asset_type' or 'artifact_type' is required.", .parameter("asset_type"))
    }
    return try usableEnds(call, assetTypes: assetTypes)
  }

  /// Source: GET /v2/asset_types/{type_name}/relationships, deprecated.
  static func listEndsOfAssetType(_ call: Call) throws -> EmulatorResponse {
    try usableEnds(call, assetTypes: [call.parameter("type_name")])
  }

  private static func usableEnds(
    _ call: Call, assetTypes: [String]
  ) throws -> EmulatorResponse {
    let container = try optionalContainer(call)?.scope.id
    let artifactTypes = call.queries("artifact_type")
    let endTypes = call.queries("end_types").map { $0.uppercased() }
    for type in endTypes where !["ASSET", "ARTIFACT", "COLUMN"].contains(type) {
      throw PlatformFault.invalid(
        "The end type '\(type)' is none of ASSET, ARTIFACT, COLUMN.", .parameter("end_types"))
    }
    let names = call.queries("relationship_names")
    let kinds =
      assetTypes.map(RelationshipTypeEnd.Kind.init(assetType:))
      + artifactTypes.map { .artifact(type: $0) }
    let ends = try RelationshipTypeRecord.all(in: call.database)
      .flatMap(RelationshipEnds.End.both)
      .filter { end in
        kinds.contains { end.own.accepts($0, in: container) }
          && (endTypes.isEmpty || !end.own.kinds.isDisjoint(with: endTypes))
          && (names.isEmpty || names.contains(end.own.name))
      }
    let answer = try RelationshipEnds(call).answer(
      ends,
      options: [
        "asset_types": list(assetTypes), "artifact_types": list(artifactTypes),
        "end_types": list(endTypes), "relationship_names": list(names),
      ], document: \.document)
    return Answer.json(answer)
  }

  /// Source: POST /v2/asset_relationship_types/search_used_ends; the input is in the query.
  static func searchUsedRelationshipEnds(_ call: Call) throws -> EmulatorResponse {
    try usedEnds(try RelationshipSubject(call), call)
  }

  /// Source: GET /v2/assets/{asset_id}/relationship_types, deprecated.
  static func listUsedEndsOfAsset(_ call: Call) throws -> EmulatorResponse {
    let subject = try RelationshipSubject(
      asset: call.parameter("asset_id"), in: call.container(), call)
    return try usedEnds(subject, call)
  }

  private static func usedEnds(
    _ subject: RelationshipSubject, _ call: Call
  ) throws -> EmulatorResponse {
    let used = try subject.usedEnds(call.database)
    let ends = try RelationshipTypeRecord.all(in: call.database)
      .flatMap(RelationshipEnds.End.both)
      .filter { used[.init(type: $0.type.id, name: $0.own.name)] != nil }
    let withTypes = call.flag("include_related_types")
    let answer = try RelationshipEnds(call).answer(
      ends, options: ["relationship_names": list(Set(ends.map(\.own.name)).sorted())]
    ) { end in
      var document = end.document
      if withTypes, let related = used[.init(type: end.type.id, name: end.own.name)] {
        document["related_asset_types"] = list(related.assetTypes.sorted())
        document["related_artifact_types"] = list(related.artifactTypes.sorted())
      }
      return document
    }
    return Answer.json(answer)
  }

  /// Nil if the query names none. Throws 400 if it names several.
  static func optionalContainer(_ call: Call) throws -> Container? {
    let isNamed = WorldScope.Kind.allCases.contains { call.query("\($0.rawValue)_id") != nil }
    return isNamed ? try call.container() : nil
  }

  private static func list(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }
}
