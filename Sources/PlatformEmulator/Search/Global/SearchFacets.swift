import JSON

/// By what results of a global search can be narrowed, with what there is to choose from.
///
/// Source: GET /v3/search/search_facet, "all available pre search filters". The shape of the answer is
/// not in the reference.
enum SearchFacets {
  private static let facets: [(name: String, label: String, field: String)] = [
    ("artifact_type", "Type", "metadata.artifact_type"),
    ("tags", "Tags", "metadata.tags"),
    ("owners", "Owners", "entity.assets.rov.owners"),
    ("modified_by", "Modified by", "metadata.modified_by"),
    ("catalogs", "Catalogs", "entity.assets.catalog_id"),
    ("projects", "Projects", "entity.assets.project_id"),
    ("spaces", "Spaces", "entity.assets.space_id"),
  ]
  private static let mostValues = 100

  /// `{"search_facets": [{"name", "label", "field", "values": [{"key", "doc_count"}]}]}`.
  static func answer(_ search: GlobalSearch) throws -> JSONValue {
    let aggregations = facets.map {
      NamedAggregation(
        name: $0.name, aggregation: .terms(field: $0.field, size: mostValues), inner: [])
    }
    let counted = try Aggregator(evaluator: search.evaluator).answer(aggregations, of: search.found)
    return [
      "search_facets": .array(
        facets.map { facet in
          [
            "name": .string(facet.name), "label": .string(facet.label),
            "field": .string(facet.field), "values": counted[facet.name]?["buckets"] ?? [],
          ]
        })
    ]
  }
}
