import GRDB
import JSON

extension Routes {
  static let relationships: [Route] = [
    .asking("/v2/assets/get_relationships", .relationships, getRelationships)
  ]

  /// Both directions: what the asset points to under the relationship's own name, what points to it
  /// under the name of the other end.
  ///
  /// Source: POST /v2/assets/get_relationships; the input is in the query, and there is no body.
  private static func getRelationships(_ call: Call) throws -> EmulatorResponse {
    let container = try call.container()
    guard let id = call.query("asset_id") else {
      throw PlatformFault.invalid("The parameter 'asset_id' is required.", .parameter("asset_id"))
    }
    let record = try call.asset(String(id.split(separator: "#")[0]), in: container)
    let finder = RelationshipFinder(call, asset: record.id)
    let limit = try call.limit(default: 25, maximum: 200)
    let page = try finder.page(after: call.bookmark(), limit: limit)
    var answer: JSONValue = [
      "total_rows": JSONValue(try finder.total()),
      "options": [
        "limit": JSONValue(limit), "orderby": [.string(finder.order.name.uppercased())],
        "relationship_names": .array(finder.names.map { .string($0) }),
        "related_asset_types": .array(finder.types.map { .string($0) }),
      ],
      "resources": .array(page.resources),
    ]
    if let next = page.next {
      answer["next"] = [
        "bookmark": .string(next.text), "limit": JSONValue(limit), "asset_id": .string(id),
      ]
    }
    return Answer.json(answer)
  }
}
