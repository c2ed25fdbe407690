extension OperationCatalogue {
  /// Runtime definitions.
  static let runtimeDefinitions = """
    list GET /v2/runtime_definitions
      List runtime definitions
      query project_id runtime_type include
    get GET /v2/runtime_definitions/{runtime_definition_id}
      Get runtime definition
      query project_id include
    """
}
