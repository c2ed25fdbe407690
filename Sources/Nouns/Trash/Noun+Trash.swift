import PlatformModel

extension Noun {
  /// Source: GET /v2/trashed_assets
  public static let trash = Noun(
    "trash", of: "deleted asset", aliases: ["deleted", "bin"], in: .containers(.any),
    row: { json, _ in TrashRow(json) }
  ) { scope in
    let id = scope.container
    return NounCall(
      "trash", "list",
      [
        "catalog_id": id?.catalog, "project_id": id?.project, "space_id": id?.space,
        "limit": "200",
      ])
  }
}
