import HTTPTypes
import JSON

/// One page of a list of AI Lake, in the wire format that was chosen.
///
/// Sources: the list calls of AI Lake in both OpenAPI documents.
struct LakePage {
  /// `type` in JSON:API: `databaseInstance`. The documents leave its values open.
  var type: String
  /// The key of the id in an item: `id`, `storageId`, `serviceId`, `pipeTableId`.
  var idKey: String
  /// The key of the list in the flat form: `databases`.
  var listKey: String
  /// True if the flat form has no pages here.
  var isWhole = false

  func answer(_ items: [JSONValue], _ call: Call) throws -> EmulatorResponse {
    switch call.emulator.options.aiLakeFormat {
    case .flat: Answer.json(try flat(items, call))
    case .jsonAPI: Answer.json(try document(items, call))
    }
  }

  func single(_ value: JSONValue, _ call: Call) -> EmulatorResponse {
    switch call.emulator.options.aiLakeFormat {
    case .flat: Answer.json(value)
    case .jsonAPI:
      Answer.json(["data": item(value), "links": ["self": .string(call.request.path)]])
    }
  }

  /// Without bounds: the older document has none.
  private func flat(_ items: [JSONValue], _ call: Call) throws -> JSONValue {
    if isWhole { return [listKey: .array(items)] }
    let size = try call.number("size") ?? 50
    let offset = min(try call.number("offset") ?? 0, items.count)
    var answer: JSONValue = [listKey: .array(Array(items[offset...].prefix(size)))]
    if Self.wantsTotal(call) { answer["totalCount"] = JSONValue(items.count) }
    return answer
  }

  private func document(_ items: [JSONValue], _ call: Call) throws -> JSONValue {
    let size = try call.number("size") ?? 50
    guard (1...500).contains(size) else {
      throw PlatformFault.invalid("size must be between 1 and 500.", .parameter("size"))
    }
    let number = try call.number("page") ?? 0
    // A page far beyond the end is empty, however far.
    let start = number > items.count / size ? items.count : number * size
    var answer: JSONValue = [
      "data": .array(items[min(start, items.count)...].prefix(size).map(item)),
      "links": ["self": .string(call.request.path)],
    ]
    if Self.wantsTotal(call) {
      answer["meta"] = [
        "page": [
          "number": JSONValue(number), "size": JSONValue(size),
          "totalElements": JSONValue(items.count),
          "totalPages": JSONValue((items.count + size - 1) / size),
        ]
      ]
    }
    return answer
  }

  /// The attributes repeat the id.
  private func item(_ value: JSONValue) -> JSONValue {
    ["id": value[idKey] ?? "", "type": .string(type), "attributes": value]
  }

  private static func wantsTotal(_ call: Call) -> Bool {
    call.queries("metaInclude").contains("page")
  }
}
