extension Noun {
  /// Source: GET /api/v1/ailake/database/instances/{instanceId}/pipeTables
  public static let tables = Noun(
    "tables", of: "pipe table", aliases: ["pipe tables"], in: .database,
    row: { json, _ in LakeTableRow(json) }
  ) { scope in
    guard case .database(let id) = scope else { return NounCall("lake-tables", "list") }
    return NounCall(
      "lake-tables", "list", ["instanceId": id, "size": "500", "metaInclude": "page"])
  }

  /// Source: GET /api/v1/ailake/services
  public static let services = Noun(
    "services", of: "service", aliases: ["lake services"], in: .lake,
    row: { json, _ in LakeServiceRow(json) }
  ) { _ in NounCall("lake-services", "list", ["size": "500", "metaInclude": "page"]) }
}
