import HTTPTypes
import JSON

/// One page of a list of AI Lake, in the wire format that was chosen.
///
/// Sources: the list calls of AI Lake in both OpenAPI documents.
struct LakePage {
  /// `type` in JSON:API: `databaseInstance`.
  var type: String
  /// The key of the id in an item: `id`, `storageId`, `serviceId`.
  var idKey: String
  /// The key of the list in the flat form: `databases`.
  var listKey: String
  /// True if the flat form has no pages here.
  var isWhole = false

  func answer(_ items: [JSONValue], _ call: Call) throws -> EmulatorResponse {
    let size = try call.number("size") ?? 50
    guard (1...500).contains(size) else {
      throw PlatformFault.invalid("size must be between 1 and 500.", .parameter("size"))
    }
    let wantsTotal = call.queries("metaInclude").contains("page")
    switch call.emulator.options.aiLakeFormat {
    case .flat:
      let offset = min(try call.number("offset") ?? 0, items.count)
      let page = isWhole ? items : Array(items[offset...].prefix(size))
      var answer: JSONValue = [listKey: .array(page)]
      if wantsTotal, !isWhole { answer["totalCount"] = JSONValue(items.count) }
      return Answer.json(answer)
    case .jsonAPI:
      let number = try call.number("page") ?? 0
      // A page far beyond the end is empty, however far.
      let start = number > items.count / size ? items.count : number * size
      var answer: JSONValue = [
        "data": .array(items[min(start, items.count)...].prefix(size).map(item)),
        "links": ["self": .string(call.request.path)],
      ]
      if wantsTotal {
        answer["meta"] = [
          "page": [
            "number": JSONValue(number), "size": JSONValue(size),
            "totalElements": JSONValue(items.count),
            "totalPages": JSONValue((items.count + size - 1) / size),
          ]
        ]
      }
      return Answer.json(answer)
    }
  }

  func single(_ value: JSONValue, _ call: Call) -> EmulatorResponse {
    switch call.emulator.options.aiLakeFormat {
    case .flat: Answer.json(value)
    case .jsonAPI:
      Answer.json(["data": item(value), "links": ["self": .string(call.request.path)]])
    }
  }

  /// The attributes repeat the id.
  private func item(_ value: JSONValue) -> JSONValue {
    ["id": value[idKey] ?? "", "type": .string(type), "attributes": value]
  }
}
