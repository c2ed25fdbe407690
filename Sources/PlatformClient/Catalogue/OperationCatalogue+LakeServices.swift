extension OperationCatalogue {
  /// AI Lake Services & Operations.
  static let lakeServices = """
    get-operation GET /api/v1/ailake/operations/{operationId}
      Get long-running operation
    list GET /api/v1/ailake/services
      List services
      query page:number size:number metaInclude
      pages lake
    status GET /api/v1/ailake/services/{serviceId}/status
      Service status
    run-command POST /api/v1/ailake/services/{serviceId}/commands/{commandName}/run
      Run service command
      header operation-id
      body json {context:{str:str},payload:any}
      wait lake-operation
    """
}
