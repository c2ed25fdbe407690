extension OperationCatalogue {
  /// AI Lake Pipe Tables.
  static let lakeTables = """
    analyze POST /api/v1/ailake/database/instances/{instanceId}/analyzeStatistics
      ANALYZE TABLE for tables
      header operation-id
      body json {tableNames}
      wait lake-operation
    list GET /api/v1/ailake/database/instances/{instanceId}/pipeTables
      List pipe tables
      query page:number size:number metaInclude
      pages lake
    create POST /api/v1/ailake/database/instances/{instanceId}/pipeTables
      Create pipe table
      header operation-id
      body json {tableName*,pathPrefix*,sourceStorageName*,...}
      wait lake-operation
    get GET /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}
      Get pipe table
    delete DELETE /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}
      Delete pipe table
      header operation-id
      wait lake-operation
    refresh POST /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}/refresh
      Refresh one Hive partition
      header operation-id
      body json {partitionSpec*}
      wait lake-operation
    """
}
