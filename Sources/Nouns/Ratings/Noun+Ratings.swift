extension Noun {
  /// Source: GET /v2/assets/{asset_id}/ratings
  public static let ratings = Noun(
    "ratings", of: "rating", aliases: ["reviews", "stars"], in: .asset,
    people: { [$0.word("metadata", "creator_id")].compactMap(\.self) },
    row: { RatingRow($0, names: $1) }
  ) { NounCall("list-ratings", at: $0) }
}
