extension OperationCatalogue {
  /// Datasource Types.
  static let datasourceTypes = """
    list GET /v2/datasource_types
      List datasource types
      query sort offset:number limit:number connection_properties:flag interaction_properties:flag
        discovery:flag actions:flag entity.environment entity.product product_selector_scope
        generate_transitive_conditions show_data_source_definition_section
      pages link
    create POST /v2/datasource_types
      Create datasource type
      body json
    get GET /v2/datasource_types/{datasource_type}
      Get datasource type (id or name)
      query connection_properties:flag interaction_properties:flag discovery:flag actions:flag
        entity.environment entity.product product_selector_scope generate_transitive_conditions
        show_data_source_definition_section
    delete DELETE /v2/datasource_types/{datasource_type}
      Delete datasource type
    update PATCH /v2/datasource_types/{datasource_type}
      Update datasource type
      body json-patch
    """
}
