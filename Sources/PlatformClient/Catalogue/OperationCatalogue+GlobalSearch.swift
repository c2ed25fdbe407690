extension OperationCatalogue {
  /// Global Search.
  static let globalSearch = """
    update-by-query POST /v3/search/update_by_query
      Update artifacts by query
      body json
    simple GET /v3/search
      Lucene search
      query query* limit:number isSimple:flag role auth_cache:flag auth_scope
    query POST /v3/search
      Elasticsearch DSL search
      query role auth_cache:flag auth_scope tenant_scope
      body json
    facets GET /v3/search/search_facet
      Available facets
    """
}
