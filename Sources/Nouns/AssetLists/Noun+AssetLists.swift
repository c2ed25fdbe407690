extension Noun {
  /// Source: GET /v2/asset_lists
  public static let assetLists = Noun(
    "lists", of: "list of assets", aliases: ["asset lists"], in: .platform,
    people: { [$0.word("access_control", "owner")].compactMap(\.self) },
    row: { AssetListRow($0, names: $1) }
  ) { _ in NounCall("asset-lists", "list", ["limit": "100"]) }
}
