import GRDB
import JSON

extension Routes {
  /// Kinds of data sources.
  static let datasourceTypes: [Route] =
    [
      .get("/v2/datasource_types", .datasourceTypes, listDatasourceTypes),
      .get("/v2/datasource_types/{datasource_type}", .datasourceTypes) { call in
        let definition = try call.datasourceType(call.parameter("datasource_type"))
        return Answer.json(DatasourceParts(call).trimmed(definition.document))
      },
    ] + customDatasourceTypes

  /// Source: GET /v2/datasource_types: sorted by `entity.label` or `entity.type`, with `+` or `-`.
  private static func listDatasourceTypes(_ call: Call) throws -> EmulatorResponse {
    let products = Set(call.queries("entity.product"))
    let environments = Set(call.queries("entity.environment"))
    let isCanonical = call.flag("show_data_source_definition_section")
    let parts = DatasourceParts(call)
    let definitions = try DatasourceDefinition.all(in: call.database).filter { definition in
      let entity = definition.document["entity"]
      return supports(products, entity?["supported_products"])
        && supports(environments, entity?["supported_environments"])
        && (!isCanonical || definition.builtIn?.actions.contains(.dataSourceDefinition) == true)
    }
    let documents = sorted(definitions.map(\.document), try order(call))
    return Answer.json(
      try OffsetPage(call).answer(slicing: documents.map { parts.trimmed($0) }))
  }

  /// True if nothing is wanted, or one of what is wanted is there, or nothing is said of it.
  private static func supports(_ wanted: Set<String>, _ list: JSONValue?) -> Bool {
    let known = (list?.array ?? []).compactMap(\.string)
    return wanted.isEmpty || known.isEmpty || !wanted.isDisjoint(with: known)
  }

  private static func order(_ call: Call) throws -> (key: String, isDescending: Bool) {
    // A plus sign in a query is a blank.
    let text = (call.query("sort") ?? call.query("_sort") ?? "entity.label").trimmingBlanks()
    let isDescending = text.hasPrefix("-")
    let key = text.drop { "+-".contains($0) }
    guard key == "entity.label" || key == "entity.type" else {
      throw PlatformFault.invalid("It cannot be sorted by '\(key)'.", .parameter("sort"))
    }
    return (String(key.dropFirst("entity.".count)), isDescending)
  }

  private static func sorted(
    _ documents: [JSONValue], _ order: (key: String, isDescending: Bool)
  ) -> [JSONValue] {
    func name(_ document: JSONValue) -> (String, String) {
      let entity = document["entity"]
      return (
        entity?[order.key]?.string?.lowercased() ?? "", entity?["label"]?.string?.lowercased() ?? ""
      )
    }
    return documents.sorted { order.isDescending ? name($0) > name($1) : name($0) < name($1) }
  }
}

extension DatasourceParts {
  init(_ call: Call) {
    self.init(
      connection: call.flag("connection_properties"),
      interaction: call.flag("interaction_properties"), discovery: call.flag("discovery"),
      actions: call.flag("actions"))
  }
}
