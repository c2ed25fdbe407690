import JSON
import PlatformModel

extension FacetCount {
  /// Of one counted field, the most frequent first: `{"a": 3, …}`, or a list of `{value, count}`.
  ///
  /// Source: `counts` of POST /v2/asset_types/{type_name}/search, payloads 1.5. The list is inferred.
  static func counts(_ json: JSONValue?) -> [FacetCount] {
    var counts: [FacetCount] = []
    for member in json?.object ?? [:] {
      if let count = json?.integer(member.key) { counts.append(FacetCount(member.key, count)) }
    }
    for row in json?.array ?? [] {
      guard let value = row.text("value") ?? row.text("name"), let count = row.integer("count")
      else { continue }
      counts.append(FacetCount(value, count))
    }
    return counts.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }
}
