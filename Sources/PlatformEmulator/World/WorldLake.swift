import JSON

/// The AI Lake side: where data lies, and what serves it, in the flat shape.
///
/// Source: GET /api/v1/ailake/database/instances, /objectStorages and /services.
enum WorldLake {
  static let databases: [JSONValue] = [
    database("sales_lake", storages: ["lake-primary"], sources: ["sales", "stores"]),
    database("iot_lake", storages: ["lake-primary", "lake-cold"], sources: ["meters"]),
    database("sandbox", storages: ["lake-sandbox"], sources: []),
  ]

  static let storages: [JSONValue] = [
    storage("lake-primary", bucket: "lake-primary-eu", region: "eu-central-1"),
    storage("lake-cold", bucket: "lake-archive-eu", region: "eu-north-1"),
    storage("lake-sandbox", bucket: "lake-sandbox", region: "us-east-1"),
  ]

  static let services: [JSONValue] = [
    service("starrocks", "Query engine", .engine, ["ready": true, "nodes": 3]),
    service("ingest", "Pipe table ingestion", .ingestion, ["ready": true, "lagSeconds": 4]),
    service(
      "compaction", "Compaction", .compaction,
      ["ready": false, "reason": "paused until 22:00 UTC"]),
  ]

  /// As they were asked for. Source: POST …/database/instances/{instanceId}/pipeTables.
  static let pipeTables: [(database: String, request: JSONValue)] = [
    (
      "sales_lake",
      table(
        "orders", of: "sales_lake", from: "lake-primary", at: "sales/orders/",
        [
          "keyConfig": ["type": "primary", "columns": ["order_id"]],
          "distributionConfig": ["type": "hash", "columns": ["order_id"], "buckets": 16],
          "partitionConfig": ["type": "dateTrunc", "column": "ordered_at", "unit": "month"],
          "pollingIntervalSeconds": 60,
          "tableProperties": ["replication_num": "3", "compression": "ZSTD"],
        ])
    ),
    (
      "sales_lake",
      table(
        "stores", of: "sales_lake", from: "lake-primary", at: "sales/stores/",
        ["keyConfig": ["type": "unique", "columns": ["store_id"]], "maxVarcharLength": 160])
    ),
    (
      "sales_lake",
      table(
        "customers", of: "sales_lake", from: "lake-primary", at: "crm/customers/",
        ["keyConfig": ["type": "primary", "columns": ["customer_id"]]])
    ),
    (
      "iot_lake",
      table(
        "meter_readings", of: "iot_lake", from: "lake-cold", at: "meters/readings/",
        [
          "distributionConfig": ["type": "random", "buckets": 48],
          "partitionConfig": ["type": "column", "columns": ["date"]],
          "pollingIntervalSeconds": 300,
        ])
    ),
    (
      "iot_lake", table("meters", of: "iot_lake", from: "lake-primary", at: "meters/meters/")
    ),
  ]

  static func storageID(_ name: String) -> String {
    WorldID.named("object storage/\(name)")
  }

  private static func database(
    _ name: String, storages: [String], sources: [String]
  ) -> JSONValue {
    let dataSources = sources.map { source -> JSONValue in
      [
        "id": .string(WorldID.named("data source/\(name)/\(source)")),
        "dataSourceId": .string("\(name)-\(source)"),
        "dataSourceName": .string("\(source) of \(name)"),
      ]
    }
    return [
      "id": .string(WorldID.named("database/\(name)")), "name": .string(name),
      "storageIds": .array(storages.map { .string(storageID($0)) }),
      "dataSources": .array(dataSources),
    ]
  }

  private static func storage(_ name: String, bucket: String, region: String) -> JSONValue {
    let configuration: JSONValue = [
      "bucket": .string(bucket), "region": .string(region),
      "endpoint": .string("https://s3.\(region).example.com"),
    ]
    return [
      "storageId": .string(storageID(name)), "name": .string(name), "storageType": "s3",
      "storageConfig": configuration,
    ]
  }

  private static func service(
    _ key: String, _ name: String, _ kind: LakeService.Kind, _ status: JSONValue
  ) -> JSONValue {
    [
      "serviceId": .string(WorldID.named("lake service/\(key)")), "name": .string(name),
      "kind": .string(kind.rawValue), "status": status,
    ]
  }

  private static func table(
    _ name: String, of database: String, from storage: String, at path: String,
    _ more: JSONObject = [:]
  ) -> JSONValue {
    var request: JSONValue = [
      "pipeTableId": .string(WorldID.named("pipe table/\(database)/\(name)")),
      "tableName": .string(name), "pathPrefix": .string(path),
      "sourceStorageName": .string(storage),
    ]
    for (key, value) in more { request[key] = value }
    return request
  }
}
