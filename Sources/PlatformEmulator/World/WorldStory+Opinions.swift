import JSON

extension WorldStory {
  /// Somebody's stars for an asset of Retail 360, and a review.
  struct Stars: Sendable {
    var asset: String
    var user: WorldUser
    var stars: Int
    var review: String?
    /// Before now.
    var days: Int

    init(_ asset: String, _ user: WorldUser, _ stars: Int, _ review: String? = nil, days: Int) {
      self.asset = asset
      self.user = user
      self.stars = stars
      self.review = review
      self.days = days
    }
  }

  static let stars: [Stars] = [
    Stars("customers", WorldPeople.jan, 5, "Konečně jedna tabulka zákazníků.", days: 210),
    Stars("customers", WorldPeople.priya, 5, days: 120),
    Stars("customers", WorldPeople.vic, 4, "Good, but where do the phone numbers go?", days: 33),
    Stars("orders", WorldPeople.ana, 5, "Closed by 04:00, every day.", days: 90),
    Stars("orders", WorldPeople.yuki, 4, "返品も欲しいです。", days: 61),
    Stars("products", WorldPeople.chloe, 3, "Half of the names are missing.", days: 14),
    Stars("customer_360", WorldPeople.jan, 2, "Slow on Mondays.", days: 6),
  ]

  /// The columns are nil for notes about the table itself.
  static let notes: [(column: String?, text: String, user: WorldUser, days: Int)] = [
    (nil, "Ask ana before you join this with loyalty_members.", WorldPeople.jan, 180),
    (nil, "顧客の統合ルールは社内 Wiki にあります。", WorldPeople.yuki, 75),
    ("email", "Not verified before 2024.", WorldPeople.ana, 150),
    ("email", "Masked for viewers since the audit.", WorldPeople.priya, 40),
    ("customer_id", "Never reused.", WorldPeople.ana, 400),
  ]

  /// Stars of an asset, for its `metadata.rating`.
  static func stars(of id: String) -> [Int] {
    stars.filter { StoryAsset.id($0.asset, in: WorldContainers.retail) == id }.map(\.stars)
  }

  static func addOpinions(now: Int64, into sink: inout some WorldSink) throws {
    let moment = { (days: Int) in
      (now - Int64(days) * CalendarDate.millisecondsPerDay - 4_321_000) / 1000 * 1000
    }
    for rating in stars {
      let rating = WorldRating(
        assetID: StoryAsset.id(rating.asset, in: WorldContainers.retail), stars: rating.stars,
        review: rating.review, creatorID: rating.user.id, created: moment(rating.days))
      try sink.add(.opinion(.rating(rating)))
    }
    for (index, note) in notes.enumerated() {
      let note = WorldNote(
        id: WorldID.named("\(customersID)/note \(index)"), assetID: customersID,
        column: note.column, text: note.text, creatorID: note.user.id,
        created: moment(note.days))
      try sink.add(.opinion(.note(note)))
    }
    try addConflicts(into: &sink)
    try addOrder(at: moment(9), into: &sink)
  }

  /// Two loads of the same night wrote the same table.
  private static func addConflicts(into sink: inout some WorldSink) throws {
    let id = StoryAsset.id("stage_orders_raw", in: WorldContainers.warehouse)
    for (rev, text) in [("12", "As they came, first load."), ("13", "As they came, second load.")] {
      let document: JSONValue = [
        "metadata": [
          "asset_id": .string(id), "name": "stage_orders_raw", "description": .string(text),
          "asset_type": "data_asset",
        ]
      ]
      let hash = WorldID.named("\(id)/conflict \(rev)").filter { $0 != "-" }
      try sink.add(.opinion(.conflict(assetID: id, rev: "\(rev)-\(hash)", document)))
    }
  }

  /// What ana ordered from the catalog.
  private static func addOrder(at created: Int64, into sink: inout some WorldSink) throws {
    let id = WorldID.named("asset list/first order of ana")
    let signature: JSONObject = [
      "access_control": ["owner": .string(WorldPeople.ana.id), "bss_account_id": "999"],
      "created_at": .string(CalendarDate.seconds(created)),
      "last_updated_at": .string(CalendarDate.seconds(created)),
      "last_updated_by": .string(WorldPeople.ana.id),
    ]
    var list: JSONObject = [
      "name": "Tables for the churn model", "description": "What priya asked for.",
      "type": "order", "state": "under_review", "id": .string(id),
    ]
    for (key, value) in signature { list[key] = value }
    let items = ["customers", "orders", "returns"].map { name -> JSONValue in
      var item: JSONObject = [
        "asset": [
          "id": .string(StoryAsset.id(name, in: WorldContainers.retail)), "type": "data_asset",
          "container": [
            "id": .string(WorldContainers.retail.scope.id), "type": "catalog",
          ],
        ], "properties": ["reason": "feature table"], "id": .string(WorldID.named("\(id)/\(name)")),
      ]
      for (key, value) in signature { item[key] = value }
      item["asset_list"] = ["id": .string(id)]
      return .object(item)
    }
    try sink.add(.opinion(.list(.object(list), items: items)))
  }
}
