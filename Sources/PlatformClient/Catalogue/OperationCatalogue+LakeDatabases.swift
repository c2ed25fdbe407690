extension OperationCatalogue {
  /// AI Lake Databases.
  static let lakeDatabases = """
    list GET /api/v1/ailake/database/instances
      List database instances
      query page:number size:number metaInclude
      pages lake
    create POST /api/v1/ailake/database/instances
      Create database instance
      header operation-id
      body json {name*,storageIds*,dataSourceId,dataSourceName}
      wait lake-operation
    get GET /api/v1/ailake/database/instances/{instanceId}
      Get database instance (id or name)
    delete DELETE /api/v1/ailake/database/instances/{instanceId}
      Delete database instance
      header operation-id
      wait lake-operation
    replace-data-source PATCH /api/v1/ailake/database/instances/{instanceId}/dataSource
      Replace data source of instance
      body json {oldDataSourceId*,dataSourceId*,dataSourceName}
    list-data-sources GET /api/v1/ailake/database/instances/{instanceId}/dataSources
      List data sources
      query page:number size:number metaInclude
      pages lake
    add-data-source POST /api/v1/ailake/database/instances/{instanceId}/dataSources
      Add data source
      body json {dataSourceId*,dataSourceName}
    delete-data-source DELETE /api/v1/ailake/database/instances/{instanceId}/dataSources/{dataSourceId}
      Remove data source (fails if last)
    list-storages GET /api/v1/ailake/objectStorages
      List object storages
      query page:number size:number metaInclude
      pages lake
    """
}
