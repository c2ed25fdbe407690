import PlatformModel

extension Noun {
  /// Source: GET /v2/assets/{asset_id}/notes
  public static let notes = Noun(
    "notes", of: "note", aliases: ["comments"], in: .asset,
    people: { [$0.word("metadata", "creator_id")].compactMap(\.self) },
    row: { NoteRow($0, names: $1) }
  ) { NounCall("list-notes", at: $0) }
}

extension NounCall {
  /// What people wrote at an asset.
  init(_ verb: String, at scope: NounScope) {
    guard case .asset(let asset) = scope else {
      self.init("asset-extras", verb)
      return
    }
    let id = asset.container
    self.init(
      "asset-extras", verb,
      [
        "asset_id": asset.id, "catalog_id": id.catalog, "project_id": id.project,
        "space_id": id.space, "limit": "100",
      ])
  }
}
