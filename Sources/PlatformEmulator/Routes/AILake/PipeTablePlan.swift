import JSON

/// From what somebody wants a pipe table to be, and the files that are there, to the table.
///
/// Source: the descriptions of `CreatePipeTableRequest` and `PipeTable` in both OpenAPI documents.
struct PipeTablePlan {
  private let request: JSONValue
  private let path: String

  /// - Parameter request: a body that was looked through, with a `pipeTableId`.
  init(_ request: JSONValue) {
    self.request = request
    path = request["pathPrefix"]?.string ?? ""
  }

  /// Throws 404 if there are no files, 400 if they do not fit what is wanted.
  func table(in lake: LakeDatabase) throws -> LakePipeTable {
    guard let dataset = LakeDataset.at(path) else {
      throw PlatformFault.missing("There are no parquet files under '\(path)'.")
    }
    if path.lowercased().contains("mixed") {
      throw PlatformFault.invalid(
        "The parquet files under '\(path)' lie at several depths; they must lie at one.")
    }
    let columns = try columns(of: dataset)
    let key = try key(of: columns)
    var document: JSONValue = [
      "pipeTableId": request["pipeTableId"] ?? "", "tableName": request["tableName"] ?? "",
      "databaseName": .string(lake.name), "pathPrefix": .string(path),
      "sourceStorageName": request["sourceStorageName"] ?? "",
      "columns": .array(
        columns.map { ["name": .string($0.name), "type": .string($0.type)] }),
      "partitionColumns": .array(dataset.partitions.map(JSONValue.string)),
      "keyConfig": key, "distributionConfig": try distribution(of: columns),
      "pollingIntervalSeconds": wanted("pollingIntervalSeconds") ?? 0,
      "tableProperties": wanted("tableProperties") ?? ["replication_num": "1"],
    ]
    if let partition = wanted("partitionConfig") {
      try require(names(partition["columns"]), among: columns, "partitionConfig.columns")
      try require(names(partition["column"]), among: columns, "partitionConfig.column")
      document["partitionConfig"] = partition
    }
    return LakePipeTable(databaseID: lake.id, document: document, rowCount: dataset.rows)
  }

  /// Those of the files, then the folders' names; with the types that are wanted.
  private func columns(of dataset: LakeDataset) throws -> [LakeDataset.Column] {
    var columns = dataset.columns
    for name in dataset.partitions {
      columns.append(LakeDataset.Column(name: name, type: LakeDataset.partitionType(name)))
    }
    let limit = wanted("maxVarcharLength")?.int ?? 0
    for index in columns.indices {
      columns[index].type = Self.capped(columns[index].type, limit)
    }
    for (name, type) in wanted("columnOverrides")?.object ?? [:] {
      try require([name], among: columns, "columnOverrides.\(name)")
      for index in columns.indices where columns[index].name == name {
        columns[index].type = type.string ?? columns[index].type
      }
    }
    try express(&columns)
    return columns
  }

  /// A column that is made of another one has the type that its transform gives.
  private func express(_ columns: inout [LakeDataset.Column]) throws {
    for (name, expression) in wanted("columnExpressions")?.object ?? [:] {
      try require(
        names(expression["column"]), among: columns, "columnExpressions.\(name).column")
      let type = expression["function"] == "HLL_HASH" ? "HLL" : "BITMAP"
      if let index = columns.firstIndex(where: { $0.name == name }) {
        columns[index].type = type
      } else {
        columns.append(LakeDataset.Column(name: name, type: type))
      }
    }
  }

  /// Defaults to the first column; of all others, an aggregating table must know what to do.
  private func key(of columns: [LakeDataset.Column]) throws -> JSONValue {
    var key = wanted("keyConfig") ?? ["type": "duplicate"]
    if names(key["columns"]).isEmpty { key["columns"] = first(of: columns) }
    try require(names(key["columns"]), among: columns, "keyConfig.columns")
    let functions = wanted("aggregationOverrides")?.object ?? [:]
    for name in functions.keys {
      try require([name], among: columns, "aggregationOverrides.\(name)")
    }
    guard key["type"] == "aggregate" else { return key }
    let keys = Set(names(key["columns"]))
    for column in columns where !keys.contains(column.name) && functions[column.name] == nil {
      throw PlatformFault.invalid(
        "The column '\(column.name)' is no key and has no function in 'aggregationOverrides'.",
        .field("aggregationOverrides"))
    }
    return key
  }

  /// Defaults to one bucket by hash of the first column.
  private func distribution(of columns: [LakeDataset.Column]) throws -> JSONValue {
    var distribution = wanted("distributionConfig") ?? ["type": "hash"]
    if distribution["buckets"]?.int == nil { distribution["buckets"] = 1 }
    guard distribution["type"] == "hash" else { return distribution }
    if names(distribution["columns"]).isEmpty { distribution["columns"] = first(of: columns) }
    try require(names(distribution["columns"]), among: columns, "distributionConfig.columns")
    return distribution
  }

  private func first(of columns: [LakeDataset.Column]) -> JSONValue {
    .array(columns.prefix(1).map { .string($0.name) })
  }

  /// Nil if it was left out or is null.
  private func wanted(_ key: String) -> JSONValue? {
    guard let value = request[key], !value.isNull else { return nil }
    return value
  }

  private func names(_ value: JSONValue?) -> [String] {
    value?.array?.compactMap(\.string) ?? value?.string.map { [$0] } ?? []
  }

  private func require(
    _ names: [String], among columns: [LakeDataset.Column], _ field: String
  ) throws {
    for name in names where !columns.contains(where: { $0.name == name }) {
      throw PlatformFault.invalid(
        "The field '\(field)' names the column '\(name)', which the files under '\(path)' do not "
          + "have.", .field(field))
    }
  }

  /// `VARCHAR(400)` for no more than 160 is `VARCHAR(160)`; 0 is no limit.
  private static func capped(_ type: String, _ limit: Int) -> String {
    guard limit > 0, type.hasPrefix("VARCHAR("), let length = Int(type.dropFirst(8).dropLast())
    else { return type }
    return "VARCHAR(\(min(length, limit)))"
  }
}
