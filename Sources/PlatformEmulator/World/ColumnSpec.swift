/// One column of a data asset, and what people wrote about it.
///
/// Source: `entity.data_asset.columns` and `entity.column_info` of GET /v2/assets/{asset_id}.
struct ColumnSpec: Sendable {
  var name: String
  /// `varchar`, `decimal`, `integer`, `bigint`, `date`, `timestamp`, `boolean`, `double`.
  var type: String
  var length: Int
  var scale: Int
  var isNullable: Bool
  var description: String?
  var tags: [String]
  /// Display name of a business term.
  var term: String?
  /// Name of a data class, such as `Email Address`.
  var dataClass: String?

  init(
    _ name: String, _ type: String, _ length: Int, scale: Int = 0, nullable: Bool = true,
    _ description: String? = nil, tags: [String] = [], term: String? = nil,
    dataClass: String? = nil
  ) {
    self.name = name
    self.type = type
    self.length = length
    self.scale = scale
    self.isNullable = nullable
    self.description = description
    self.tags = tags
    self.term = term
    self.dataClass = dataClass
  }

  var hasInfo: Bool { description != nil || !tags.isEmpty || term != nil || dataClass != nil }

  func writeColumn(into json: inout JSONBytes) {
    json.raw("{\"name\":")
    json.string(name)
    json.raw(",\"type\":{\"type\":")
    json.string(type)
    json.raw(",\"length\":")
    json.number(Int64(length))
    json.raw(",\"scale\":")
    json.number(Int64(scale))
    json.raw(isNullable ? ",\"nullable\":true,\"signed\":" : ",\"nullable\":false,\"signed\":")
    json.raw(isNumber ? "true,\"native_type\":" : "false,\"native_type\":")
    json.string(type.uppercased())
    json.raw("},\"columnProperties\":{}}")
  }

  private var isNumber: Bool {
    type == "decimal" || type == "integer" || type == "bigint" || type == "double"
  }

  /// A member of `column_info`: its name and what is known of it.
  func writeInfo(into json: inout JSONBytes) {
    json.string(name)
    json.raw(":{\"column_description\":")
    json.string(description ?? "")
    if !tags.isEmpty {
      json.raw(",\"column_tags\":")
      json.strings(tags)
    }
    if let term {
      json.raw(",\"column_terms\":[{\"term_display_name\":")
      json.string(term)
      json.raw(",\"term_id\":")
      json.string(WorldID.named("term/\(term)"))
      json.raw("}]")
    }
    if let dataClass {
      json.raw(",\"data_class\":{\"selected_data_class\":{\"id\":")
      json.string(WorldID.named("data class/\(dataClass)"))
      json.raw(",\"name\":")
      json.string(dataClass)
      json.raw(",\"setByUser\":false}}")
    }
    json.raw("}")
  }
}
