/// The assets that the guide and the tests tell about, and how they hang together.
enum WorldStory {
  /// `customers` in Retail 360: a gold table with personal data that much else depends on.
  static let customersID = StoryAsset.id("customers", in: WorldContainers.retail)
  static let ordersID = StoryAsset.id("orders", in: WorldContainers.retail)
  static let churnModelID = StoryAsset.id("churn_model", in: WorldContainers.churn)
  /// The connection that those of all other containers refer to.
  static let warehouseConnectionID = StoryAsset.id("warehouse", in: WorldContainers.platform)

  static let assets: [StoryAsset] = platform + retail + churn + warehouse + elsewhere

  private static let platform = [
    StoryAsset(
      WorldContainers.platform, "connection", "warehouse", "The warehouse, read only.",
      tags: ["production"], owner: WorldPeople.admin, age: 1000, changed: 60 * 24 * 40),
    StoryAsset(
      WorldContainers.platform, "connection", "crm", nil, owner: WorldPeople.admin, age: 990,
      changed: 60 * 24 * 200),
    StoryAsset(
      WorldContainers.platform, "connection", "shop_events", "Kafka topics of the web shop.",
      owner: WorldPeople.jan, age: 500, changed: 60 * 24 * 31),
  ]

  private static let retail = [
    table(
      "customers", "One row per customer we know, merged from CRM, shop and loyalty programme.",
      tags: ["gold", "pii"], age: 800, changed: 55, StoryColumns.customers, revisions: 6),
    table(
      "customer_addresses", "Where customers live, lived, and want their parcels.",
      tags: ["gold", "pii"], age: 800, changed: 60 * 26, StoryColumns.addresses, revisions: 2),
    table(
      "orders", "Every order of every channel, one row each.", tags: ["gold", "certified"],
      owner: WorldPeople.jan, age: 790, changed: 180, StoryColumns.orders, revisions: 4),
    table(
      "order_items", "Lines of the orders.", tags: ["gold"], owner: WorldPeople.jan, age: 790,
      changed: 181, StoryColumns.orderItems),
    table(
      "products", "商品マスタ。What we sell, one row per SKU.", tags: ["gold"],
      owner: WorldPeople.yuki, age: 770, changed: 60 * 49, StoryColumns.products, revisions: 3),
    table(
      "customer_segments", "Zákaznické segmenty podle posledních objednávek.",
      tags: ["curated"], owner: WorldPeople.jan, age: 300, changed: 60 * 5, StoryColumns.scores),
    table(
      "loyalty_members", "أعضاء برنامج الولاء", tags: ["pii"], owner: WorldPeople.layla, age: 610,
      changed: 60 * 24 * 3, StoryColumns.addresses),
    table(
      "daily_sales", "Sales by store and day. Closes at 04:00 UTC. 🕓", tags: ["kpi", "daily"],
      owner: WorldPeople.priya, age: 640, changed: 60 * 7, StoryColumns.daily),
    table(
      "returns", nil, owner: WorldPeople.chloe, age: 410, changed: 60 * 24 * 12,
      StoryColumns.orderItems),
    StoryAsset(
      WorldContainers.retail, "dashboard", "customer_360", "The first page of the sales meeting.",
      tags: ["kpi"], owner: WorldPeople.priya, age: 380, changed: 60 * 24),
    StoryAsset(
      WorldContainers.retail, "report", "monthly_churn_report", "Who left, by segment and month.",
      tags: ["monthly"], owner: WorldPeople.chloe, age: 290, changed: 60 * 24 * 19),
    StoryAsset(
      WorldContainers.retail, "policy", "mask_personal_data",
      "Columns tagged pii are masked for viewers.", tags: ["gdpr"], owner: WorldPeople.ingrid,
      age: 500, changed: 60 * 24 * 88),
    StoryAsset(
      WorldContainers.retail, "data_rule", "customers_email_valid",
      "99 of 100 e-mail addresses must look like one.", owner: WorldPeople.ana, age: 200,
      changed: 60 * 9),
    StoryAsset(
      WorldContainers.retail, "data_rule", "customers_id_unique", nil, age: 200,
      changed: 60 * 10),
  ]

  private static let churn = [
    StoryAsset(
      WorldContainers.churn, "data_asset", "churn_features",
      "What the churn model looks at, one row per customer.", tags: ["feature", "ml"],
      owner: WorldPeople.priya, age: 350, changed: 60 * 6, columns: StoryColumns.features,
      revisions: 3),
    StoryAsset(
      WorldContainers.churn, "data_asset", "churn_scores", "What the churn model says.",
      tags: ["ml"], owner: WorldPeople.priya, age: 340, changed: 60 * 4,
      columns: StoryColumns.scores),
    StoryAsset(
      WorldContainers.churn, "wml_model", "churn_model",
      "Gradient boosting on 90 days of behaviour.", tags: ["ml", "certified"],
      owner: WorldPeople.priya, age: 345, changed: 60 * 24 * 6, revisions: 5),
    StoryAsset(
      WorldContainers.churn, "notebook", "train_churn_model", "Trains and evaluates churn_model.",
      tags: ["ml"], owner: WorldPeople.priya, age: 345, changed: 60 * 24 * 6),
    StoryAsset(
      WorldContainers.churn, "notebook", "build_churn_features", nil, owner: WorldPeople.priya,
      age: 345, changed: 60 * 24 * 15),
    StoryAsset(
      WorldContainers.churn, "script", "score_customers", "Scores everybody, every morning.",
      owner: WorldPeople.ana, age: 320, changed: 60 * 24 * 2),
    StoryAsset(
      WorldContainers.churn, "environment", "churn_runtime", nil, owner: WorldPeople.priya,
      age: 345, changed: 60 * 24 * 60),
    StoryAsset(
      WorldContainers.churn, "parameter_set", "churn_parameters", "Horizon and threshold.",
      owner: WorldPeople.priya, age: 330, changed: 60 * 24 * 20),
  ]

  private static let warehouse = [
    flow(
      "nightly_load", "Stage to warehouse, every night.", tags: ["production"], changed: 60 * 30),
    flow("stage_orders", "Orders of the last hour from the shop.", changed: 60 * 24 * 4),
    flow("reconcile_inventory", "Counts against the books.", changed: 60 * 24 * 9),
    flow("load_suppliers", nil, changed: 60 * 24 * 45),
    StoryAsset(
      WorldContainers.warehouse, "orchestration_flow", "refresh_marts",
      "Rebuilds the marts after the load.", owner: WorldPeople.jan, age: 500, changed: 60 * 50),
    StoryAsset(
      WorldContainers.warehouse, "script", "vacuum_tables", nil, owner: WorldPeople.loader,
      age: 480, changed: 60 * 24 * 100),
    StoryAsset(
      WorldContainers.warehouse, "metadata_import", "warehouse_metadata",
      "Reads tables and columns of the warehouse.", owner: WorldPeople.jan, age: 470,
      changed: 60 * 24 * 33),
    StoryAsset(
      WorldContainers.warehouse, "data_asset", "stage_orders_raw", "As they came.", tags: ["raw"],
      owner: WorldPeople.loader, age: 690, changed: 35, columns: StoryColumns.orders),
    StoryAsset(
      WorldContainers.warehouse, "data_asset", "stage_customers_raw", nil, tags: ["raw", "pii"],
      owner: WorldPeople.loader, age: 690, changed: 60 * 7, columns: StoryColumns.customers),
    StoryAsset(
      WorldContainers.warehouse, "parameter_set", "load_parameters", nil, owner: WorldPeople.jan,
      age: 600, changed: 60 * 24 * 70),
  ]

  private static let elsewhere = [
    StoryAsset(
      WorldContainers.finance, "report", "month_end_revenue", "Revenue as booked, net of returns.",
      tags: ["finance", "q3-close"], owner: WorldPeople.ingrid, age: 600, changed: 60 * 24 * 8),
    StoryAsset(
      WorldContainers.marketing, "data_asset", "newsletter_audience", "Publikum für Rundschreiben.",
      tags: ["pii"], owner: WorldPeople.chloe, age: 260, changed: 60 * 24,
      columns: StoryColumns.scores),
    StoryAsset(
      WorldContainers.risk, "data_asset", "watchlist", "Do not discuss outside this catalog.",
      tags: ["confidential"], owner: WorldPeople.layla, age: 580, changed: 60 * 24 * 5,
      columns: StoryColumns.addresses, mode: 8),
    StoryAsset(
      WorldContainers.forecast, "notebook", "forecast_weekly", "Prognóza na 13 týdnů.",
      owner: WorldPeople.marek, age: 320, changed: 60 * 24 * 7),
    StoryAsset(
      WorldContainers.fraud, "script", "score_transactions", nil, owner: WorldPeople.layla,
      age: 590, changed: 60 * 24 * 11),
    StoryAsset(
      WorldContainers.suppliers, "orchestration_flow", "supplier_scorecard", nil,
      owner: WorldPeople.tomas, age: 270, changed: 60 * 24 * 14),
    StoryAsset(
      WorldContainers.sustainability, "notebook", "co2_report", "毎月の CO₂ 排出量レポート。",
      owner: WorldPeople.yuki, age: 180, changed: 60 * 24 * 21),
    StoryAsset(
      WorldContainers.privacy, "script", "erase_expired_consents", "What must be forgotten.",
      tags: ["gdpr"], owner: WorldPeople.ingrid, age: 140, changed: 60 * 24 * 3),
    StoryAsset(
      WorldContainers.playground, "script", "print_strange_lines",
      "Prints what a careless program prints.", owner: WorldPeople.vic, age: 80, changed: 60 * 24),
    StoryAsset(
      WorldContainers.production, "wml_model", "churn_model", "Promoted from Customer churn.",
      tags: ["production"], owner: WorldPeople.priya, age: 300, changed: 60 * 24 * 6),
    StoryAsset(
      WorldContainers.production, "script", "batch_score_churn", nil, owner: WorldPeople.priya,
      age: 300, changed: 60 * 24 * 6),
    StoryAsset(
      WorldContainers.staging, "script", "smoke_test_models", nil, owner: WorldPeople.priya,
      age: 200, changed: 60 * 24 * 13),
  ]

  private static func table(
    _ name: String, _ description: String?, tags: [String] = [],
    owner: WorldUser = WorldPeople.ana, age: Int, changed: Int, _ columns: [ColumnSpec],
    revisions: Int = 0
  ) -> StoryAsset {
    StoryAsset(
      WorldContainers.retail, "data_asset", name, description, tags: tags, owner: owner, age: age,
      changed: changed, columns: columns, revisions: revisions)
  }

  private static func flow(
    _ name: String, _ description: String?, tags: [String] = [], changed: Int
  ) -> StoryAsset {
    StoryAsset(
      WorldContainers.warehouse, "data_intg_flow", name, description, tags: tags,
      owner: WorldPeople.jan, age: 650, changed: changed)
  }
}
