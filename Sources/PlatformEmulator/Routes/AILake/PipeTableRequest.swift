import JSON

/// What somebody wants a pipe table to be, once it was looked through.
///
/// Source: `CreatePipeTableRequest` of both OpenAPI documents.
enum PipeTableRequest {
  static let units = [
    "year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond",
    "microsecond",
  ]
  static let transforms = ["HLL_HASH", "BITMAP_HASH", "BITMAP_HASH64", "TO_BITMAP"]
  static let aggregations = [
    "SUM", "MIN", "MAX", "REPLACE", "REPLACE_IF_NOT_NULL", "HLL_UNION", "BITMAP_UNION",
    "PERCENTILE_UNION",
  ]

  /// Throws 400 naming the field that does not fit.
  static func check(_ body: BodyFields) throws {
    let name = try body.requiredString("tableName")
    guard isTableName(name) else {
      throw PlatformFault.invalid(
        "The field 'tableName' must match ^[a-z][a-z0-9_-]{0,62}$.", .field("tableName"))
    }
    _ = try body.requiredString("pathPrefix")
    _ = try body.requiredString("sourceStorageName")
    _ = try body.int32("pollingIntervalSeconds")
    _ = try body.int32("maxVarcharLength")
    _ = try body.textMap("columnOverrides")
    _ = try body.textMap("tableProperties")
    try checkAggregations(body)
    try checkExpressions(body)
    if let key = try body.object("keyConfig") {
      _ = try type(of: key, among: ["aggregate", "duplicate", "primary", "unique"])
      _ = try key.strings("columns")
    }
    if let distribution = try body.object("distributionConfig") {
      _ = try type(of: distribution, among: ["hash", "random"])
      _ = try distribution.strings("columns")
      _ = try distribution.int32("buckets", 1...Int(Int32.max))
    }
    if let partition = try body.object("partitionConfig") { try checkPartition(partition) }
  }

  static func isTableName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= 63 else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return letters.contains(first)
      && name.utf8.allSatisfy {
        letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: "-")
      }
  }

  private static func checkAggregations(_ body: BodyFields) throws {
    for (column, function) in try body.textMap("aggregationOverrides") ?? [:] {
      guard aggregations.contains(function.string ?? "") else {
        throw PlatformFault.invalid(
          "The field 'aggregationOverrides.\(column)' must be one of "
            + "\(aggregations.joined(separator: ", ")).", .field("aggregationOverrides.\(column)"))
      }
    }
  }

  private static func checkExpressions(_ body: BodyFields) throws {
    guard let expressions = try body.object("columnExpressions") else { return }
    for column in expressions.value.object?.keys ?? [] {
      let expression = try expressions.requiredObject(column)
      _ = try expression.requiredString("column")
      _ = try expression.requiredString("function")
      _ = try expression.choice("function", among: transforms)
    }
  }

  private static func checkPartition(_ partition: BodyFields) throws {
    switch try type(of: partition, among: ["column", "dateTrunc", "timeSlice"]) {
    case "column":
      guard try partition.strings("columns")?.isEmpty == false else {
        throw PlatformFault.invalid(
          "The field 'partitionConfig.columns' is required.", .field("partitionConfig.columns"))
      }
    case let type:
      _ = try partition.requiredString("column")
      _ = try partition.requiredString("unit")
      _ = try partition.choice("unit", among: units)
      guard type == "timeSlice" else { return }
      guard try partition.int32("slices", 1...Int(Int32.max)) != nil else {
        throw PlatformFault.invalid(
          "The field 'partitionConfig.slices' is required.", .field("partitionConfig.slices"))
      }
    }
  }

  private static func type(of fields: BodyFields, among types: [String]) throws -> String {
    _ = try fields.requiredString("type")
    return try fields.choice("type", among: types) ?? ""
  }
}
