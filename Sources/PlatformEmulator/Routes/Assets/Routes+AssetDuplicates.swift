import GRDB
import HTTPTypes
import JSON

extension Routes {
  static let assetDuplicates: [Route] = [
    .asking("/v2/assets/duplicates/search", .assets, searchDuplicates),
    .asking("/v2/assets/duplicates/bulk_search", .assets, searchAllDuplicates),
  ]

  /// Source: POST /v2/assets/duplicates/search.
  private static func searchDuplicates(_ call: Call) throws -> EmulatorResponse {
    let search = try DuplicateSearch(call)
    return Answer.json(.object(try search.result(call.fields())))
  }

  /// Source: POST /v2/assets/duplicates/bulk_search.
  private static func searchAllDuplicates(_ call: Call) throws -> EmulatorResponse {
    let search = try DuplicateSearch(call)
    let items = try call.fields().objects("resources", counts: 1...20).map { fields in
      try call.item([:]) { (.ok, try search.result(fields)) }
    }
    return Answer.json(["trace": .string(call.newID()), "resources": .array(items)])
  }
}

/// Looks for duplicates in the container that the query names, of an asset that is somewhere or that
/// might be made.
private struct DuplicateSearch {
  private let call: Call
  private let container: Container
  private let duplicates: AssetDuplicates
  private let limit: Int

  init(_ call: Call) throws {
    self.call = call
    container = try call.container()
    duplicates = try AssetDuplicates(in: container, call.database)
    limit = try call.limit(default: 100, maximum: 100)
  }

  /// `{"total_count", "best_updatable_duplicate_asset_id"?, "results"}`.
  func result(_ fields: BodyFields) throws -> JSONObject {
    let strategy = try duplicates.strategy(of: candidate(fields).type)
    let matches = try duplicates.matches(of: candidate(fields), findable: true)
    let best = try matches.first {
      try $0.record.access(of: call.caller, in: container).mayChange
    }
    var result: JSONObject = ["total_count": JSONValue(matches.count)]
    if let best { result["best_updatable_duplicate_asset_id"] = .string(best.record.id) }
    result["results"] = .array(
      try matches.prefix(limit).map { match in
        [
          "asset_id": .string(match.record.id),
          "highest_match_score": [
            "strategy": .string(strategy.rawValue), "score": JSONValue(match.score),
          ],
          "asset": try call.document(of: match.record, in: container),
        ]
      })
    return result
  }

  /// `{"asset_id", "project_id" …, "revision_id"?}` or `{"asset": {"metadata", "entity"}}`.
  private func candidate(_ fields: BodyFields) throws -> AssetRecord {
    if let payload = try fields.object("asset") {
      let asset = try NewAssetRequest(call: call, container: container).asset(payload)
      return asset.record(in: container, by: call.caller.id, at: call.now, id: "")
    }
    let id = try fields.requiredString("asset_id")
    let home = try call.container(fields.scope(among: WorldScope.Kind.allCases))
    let revision = fields["revision_id"].flatMap { $0.string ?? $0.int.map { "\($0)" } }
    return try call.asset(id, in: home).atRevision(revision, call)
  }
}

extension BodyFields {
  /// The container that a body names. Throws 400 if none or several are named.
  func scope(among kinds: [WorldScope.Kind]) throws -> WorldScope {
    let named = try kinds.compactMap { kind in
      try string("\(kind.rawValue)_id").map { WorldScope(kind: kind, id: $0) }
    }
    guard named.count == 1 else {
      let names = kinds.map { "\($0.rawValue)_id" }
      throw PlatformFault.invalid(
        "Exactly one of \(names.joined(separator: ", ")) must be specified in the body; "
          + "\(named.isEmpty ? "none" : "\(named.count)") given.", .field(name(names[0])))
    }
    return named[0]
  }
}
