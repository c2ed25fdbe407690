public import HTTPTypes
public import JSON

/// The answer of a platform to an operation: always a status of 200 to 299.
public struct APIAnswer: Sendable {
  public let status: Int
  public let headers: HTTPFields
  public let body: [UInt8]

  /// Nil if the body is empty or no JSON.
  public var json: JSONValue? { body.isEmpty ? nil : try? JSONValue.parse(body) }

  /// The rows of a list: the first member that holds them, or the answer itself; nil if it is no
  /// list.
  public static func rows(of answer: JSONValue) -> [JSONValue]? {
    if let rows = answer.array { return rows }
    let usual = [
      "resources", "results", "catalogs", "members", "data", "databases", "services", "pipeTables",
      "storages", "dataSources", "assets", "rows", "user_data",
    ]
    for name in usual {
      if let rows = answer[name]?.array { return rows }
    }
    return answer.object?.lazy.compactMap(\.value.array).first
  }

  /// How many rows the whole list has; nil if it does not say, or -1.
  public static func total(of answer: JSONValue) -> Int? {
    for name in ["total_rows", "total_results", "total_count", "totalCount"] {
      if let total = answer.integer(name), total >= 0 { return total }
    }
    return answer.at("meta", "page")?.integer("totalElements")
  }
}
