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
    service("starrocks", "Query engine", ["ready": true, "nodes": 3]),
    service("ingest", "Pipe table ingestion", ["ready": true, "lagSeconds": 4]),
    service("compaction", "Compaction", ["ready": false, "reason": "paused until 22:00 UTC"]),
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

  private static func service(_ id: String, _ name: String, _ status: JSONValue) -> JSONValue {
    ["serviceId": .string(id), "name": .string(name), "status": status]
  }
}
