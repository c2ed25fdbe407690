import JSON
import PlatformModel

extension Column {
  /// A column with what people wrote about it merged in, beside its type or under `column_info`.
  ///
  /// The reference tells that columns come merged with their `column_info`, and shows both apart;
  /// how they are merged is not documented. Nil without a name.
  ///
  /// Source: GET /v2/data_assets/{data_asset_id}/columns, payloads 1.6 and 1.7.
  init?(_ json: JSONValue) {
    self.init(json, info: json["column_info"] ?? json["info"] ?? json)
  }

  /// `info` is the column's part of the section `column_info`.
  init?(_ json: JSONValue, info: JSONValue) {
    guard let name = json.word("name") ?? json.word("column_name") else { return nil }
    let type = json["type"] ?? .null
    self.init(
      name: name, type: type.string ?? Self.typeText(type),
      isNullable: type.flag("nullable") ?? json.flag("nullable"),
      description: info.word("column_description") ?? json.word("description"),
      tags: info["column_tags"] == nil ? json.texts("tags") : info.texts("column_tags"),
      terms: info["column_terms"]?.array?.compactMap { $0.word("term_display_name") } ?? [],
      dataClass: info.at("data_class", "selected_data_class")?.word("name"), json: json)
  }

  /// `varchar(64)`, `decimal(12,2)`, `integer`: a length is told only where it says something.
  private static func typeText(_ type: JSONValue) -> String {
    let name = type.word("type") ?? type.word("native_type") ?? ""
    let lowered = name.lowercased()
    guard let length = type.integer("length") ?? type.integer("precision"), length > 0 else {
      return name
    }
    if lowered.contains("dec") || lowered.contains("numeric") || lowered == "number" {
      let scale = type.integer("scale") ?? 0
      return scale > 0 ? "\(name)(\(length),\(scale))" : "\(name)(\(length))"
    }
    let hasLength = ["char", "binary", "string", "graphic"].contains { lowered.contains($0) }
    return hasLength ? "\(name)(\(length))" : name
  }
}
