extension OperationCatalogue {
  /// AI Lake.
  static let aiLake = """
    [lake-databases]
    list                 GET     /api/v1/ailake/database/instances  List database instances
        query page:number size:number metaInclude  pages lake
    create               POST    /api/v1/ailake/database/instances  Create database instance
        header operation-id  body json {name*,storageIds*,dataSourceId,dataSourceName}
        wait lake-operation
    get                  GET     /api/v1/ailake/database/instances/{instanceId}
          Get database instance (id or name)
    delete               DELETE  /api/v1/ailake/database/instances/{instanceId}
          Delete database instance
        header operation-id  wait lake-operation
    replace-data-source  PATCH   /api/v1/ailake/database/instances/{instanceId}/dataSource
          Replace data source of instance
        body json {oldDataSourceId*,dataSourceId*,dataSourceName}
    list-data-sources    GET     /api/v1/ailake/database/instances/{instanceId}/dataSources
          List data sources
        query page:number size:number metaInclude  pages lake
    add-data-source      POST    /api/v1/ailake/database/instances/{instanceId}/dataSources
          Add data source
        body json {dataSourceId*,dataSourceName}
    delete-data-source   DELETE  /api/v1/ailake/database/instances/{instanceId}/dataSources/{dataSourceId}
          Remove data source (fails if last)
    list-storages        GET     /api/v1/ailake/objectStorages  List object storages
        query page:number size:number metaInclude  pages lake

    [lake-tables]
    analyze  POST    /api/v1/ailake/database/instances/{instanceId}/analyzeStatistics
          ANALYZE TABLE for tables
        header operation-id  body json {tableNames}  wait lake-operation
    list     GET     /api/v1/ailake/database/instances/{instanceId}/pipeTables  List pipe tables
        query page:number size:number metaInclude  pages lake
    create   POST    /api/v1/ailake/database/instances/{instanceId}/pipeTables  Create pipe table
        header operation-id  body json {tableName*,pathPrefix*,sourceStorageName*,...}
        wait lake-operation
    get      GET     /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}
          Get pipe table
    delete   DELETE  /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}
          Delete pipe table
        header operation-id  wait lake-operation
    refresh  POST    /api/v1/ailake/database/instances/{instanceId}/pipeTables/{tableName}/refresh
          Refresh one Hive partition
        header operation-id  body json {partitionSpec*}  wait lake-operation

    [lake-services]
    get-operation  GET     /api/v1/ailake/operations/{operationId}  Get long-running operation
    list           GET     /api/v1/ailake/services  List services
        query page:number size:number metaInclude  pages lake
    status         GET     /api/v1/ailake/services/{serviceId}/status  Service status
    run-command    POST    /api/v1/ailake/services/{serviceId}/commands/{commandName}/run
          Run service command
        header operation-id  body json {context:{str:str},payload:any}  wait lake-operation
    """
}
