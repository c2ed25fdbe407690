import PlatformModel

extension Noun {
  /// Source: GET /v2/asset_files
  public static let files = Noun(
    "files", of: "file", aliases: ["asset files"], in: .containers(.any),
    row: { json, _ in FileRow(json) }
  ) { scope in
    let id = scope.container
    return NounCall(
      "asset-files", "list",
      [
        "catalog_id": id?.catalog, "project_id": id?.project, "space_id": id?.space,
        "flat": "true", "limit": "1000",
      ])
  }
}
