extension OperationCatalogue {
  /// Environments.
  static let environments = """
    list GET /v2/environments
      List environments
      query project_id^ space_id^ types exclude_types exclude_languages spark_versions
    create POST /v2/environments
      Create environment
      query project_id^ space_id^
      body json
    get GET /v2/environments/{environment_guid}
      Get environment
      query project_id^ space_id^ response_format include_conda_yml?:flag
    delete DELETE /v2/environments/{environment_guid}
      Delete environment
      query project_id^ space_id^
    update PATCH /v2/environments/{environment_guid}
      Update environment (path-keyed object)
      query project_id*
      body json (keys are paths)
    """
}
