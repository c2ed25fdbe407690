extension WorldStory {
  /// A sentence: what, how bound, to what; `churn_model` is that of the project.
  struct Bond: Sendable {
    var source: String
    var kind: RelationshipKind
    var target: String
    /// The column of the target it is about.
    var column: String?

    init(_ source: String, _ kind: RelationshipKind, _ target: String, column: String? = nil) {
      self.source = source
      self.kind = kind
      self.target = target
      self.column = column
    }
  }

  /// `customers` is one of a ring: features are made from it, a model learns from those, its scores
  /// make segments, and segments go back into `customers`.
  static let bonds: [Bond] = [
    Bond("churn_features", .derivedFrom, "customers"),
    Bond("churn_features", .derivedFrom, "orders"),
    Bond("churn_model", .trainedOn, "churn_features"),
    Bond("churn_scores", .derivedFrom, "churn_model"),
    Bond("customer_segments", .derivedFrom, "churn_scores"),
    Bond("customers", .derivedFrom, "customer_segments", column: "score"),
    Bond("customers", .derivedFrom, "stage_customers_raw"),
    Bond("customers", .derivedFrom, "loyalty_members"),
    Bond("customers", .connectsThrough, "warehouse"),
    Bond("customer_addresses", .partOf, "customers"),
    Bond("customer_segments", .derivedFrom, "customers"),
    Bond("newsletter_audience", .derivedFrom, "customers", column: "email"),
    Bond("watchlist", .derivedFrom, "customers"),
    Bond("customer_360", .visualizes, "customers"),
    Bond("customer_360", .visualizes, "orders"),
    Bond("monthly_churn_report", .visualizes, "customers"),
    Bond("monthly_churn_report", .visualizes, "customer_segments"),
    Bond("mask_personal_data", .governs, "customers"),
    Bond("mask_personal_data", .governs, "customer_addresses"),
    Bond("customers_email_valid", .checks, "customers", column: "email"),
    Bond("customers_id_unique", .checks, "customers", column: "customer_id"),
    Bond("build_churn_features", .readsFrom, "customers"),
    Bond("build_churn_features", .readsFrom, "orders"),
    Bond("build_churn_features", .writesTo, "churn_features"),
    Bond("train_churn_model", .readsFrom, "churn_features"),
    Bond("train_churn_model", .uses, "churn_runtime"),
    Bond("train_churn_model", .uses, "churn_parameters"),
    Bond("score_customers", .readsFrom, "customers"),
    Bond("score_customers", .uses, "churn_model"),
    Bond("score_customers", .writesTo, "churn_scores"),
    Bond("nightly_load", .readsFrom, "stage_customers_raw"),
    Bond("nightly_load", .readsFrom, "stage_orders_raw"),
    Bond("nightly_load", .writesTo, "customers"),
    Bond("nightly_load", .writesTo, "orders"),
    Bond("nightly_load", .writesTo, "order_items"),
    Bond("nightly_load", .uses, "load_parameters"),
    Bond("stage_orders", .readsFrom, "shop_events"),
    Bond("stage_orders", .writesTo, "stage_orders_raw"),
    Bond("orders", .derivedFrom, "stage_orders_raw"),
    Bond("order_items", .partOf, "orders"),
    Bond("order_items", .derivedFrom, "products"),
    Bond("daily_sales", .derivedFrom, "orders"),
    Bond("returns", .derivedFrom, "orders"),
    Bond("month_end_revenue", .visualizes, "daily_sales"),
    Bond("month_end_revenue", .visualizes, "returns"),
    Bond("forecast_weekly", .readsFrom, "daily_sales"),
    Bond("customers", .similarTo, "loyalty_members"),
  ]

  /// Adds them all; they were made when their source was last changed.
  static func addBonds(now: Int64, into sink: inout some WorldSink) throws {
    var assets: [String: StoryAsset] = [:]
    for asset in Self.assets where assets[asset.name] == nil { assets[asset.name] = asset }
    for bond in bonds {
      guard let source = assets[bond.source], let target = assets[bond.target] else { continue }
      var end = target.end
      end.columnName = bond.column
      let relationship = bond.kind.relationship(
        source.end, end, creatorID: source.owner.id,
        created: (now - Int64(source.changed) * 60_000) / 1000 * 1000)
      try sink.add(.relationship(relationship))
    }
  }
}
