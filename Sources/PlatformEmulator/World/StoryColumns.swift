/// Columns of the assets that are told by name.
enum StoryColumns {
  static let customers: [ColumnSpec] = [
    ColumnSpec(
      "customer_id", "bigint", 19, nullable: false, "Key of the customer, never reused.",
      tags: ["key"], term: "Customer"),
    ColumnSpec(
      "first_name", "varchar", 64, "Given name as on the card.", tags: ["pii"],
      dataClass: "First Name"),
    ColumnSpec("last_name", "varchar", 64, "Family name.", tags: ["pii"], dataClass: "Last Name"),
    ColumnSpec(
      "email", "varchar", 254, "Lower case, confirmed.", tags: ["pii"], term: "E-mail address",
      dataClass: "Email Address"),
    ColumnSpec("phone", "varchar", 32, "E.164.", tags: ["pii"], dataClass: "Phone Number"),
    ColumnSpec("birth_date", "date", 10, tags: ["pii", "gdpr"], dataClass: "Date of Birth"),
    ColumnSpec("language_code", "char", 2, "ISO 639-1, what letters are written in."),
    ColumnSpec(
      "segment", "varchar", 32, "Segment of the loyalty programme.", term: "Customer segment"),
    ColumnSpec(
      "consent_marketing", "boolean", 1, nullable: false, "Whether we may write to them.",
      tags: ["gdpr"], term: "Consent"),
    ColumnSpec("churn_score", "double", 15, "0 stays, 1 leaves; from churn_model."),
    ColumnSpec("created_at", "timestamp", 26, scale: 6, nullable: false),
    ColumnSpec("updated_at", "timestamp", 26, scale: 6, nullable: false, "Last change in CRM."),
  ]

  static let addresses: [ColumnSpec] = [
    ColumnSpec("address_id", "bigint", 19, nullable: false),
    ColumnSpec("customer_id", "bigint", 19, nullable: false, term: "Customer"),
    ColumnSpec("kind", "varchar", 12, "billing, delivery or former"),
    ColumnSpec("street", "varchar", 128, tags: ["pii"], dataClass: "Street Address"),
    ColumnSpec("city", "varchar", 64, dataClass: "City"),
    ColumnSpec("postal_code", "varchar", 12, tags: ["pii"], dataClass: "Postal Code"),
    ColumnSpec("country_code", "char", 2, "ISO 3166-1 alpha-2."),
    ColumnSpec("valid_from", "timestamp", 26, scale: 6),
    ColumnSpec("valid_to", "timestamp", 26, scale: 6),
  ]

  static let orders: [ColumnSpec] = [
    ColumnSpec("order_id", "bigint", 19, nullable: false, "Key of the order.", term: "Order"),
    ColumnSpec("customer_id", "bigint", 19, nullable: false, term: "Customer"),
    ColumnSpec("store_id", "integer", 10, "Empty for the web shop."),
    ColumnSpec("order_ts", "timestamp", 26, scale: 6, "When it was placed, UTC."),
    ColumnSpec("status", "varchar", 12, "new, paid, shipped, returned"),
    ColumnSpec("channel", "varchar", 16),
    ColumnSpec("net_amount", "decimal", 14, scale: 2, term: "Net revenue"),
    ColumnSpec("tax_amount", "decimal", 14, scale: 2),
    ColumnSpec("currency", "char", 3, dataClass: "Currency Code"),
  ]

  static let orderItems: [ColumnSpec] = [
    ColumnSpec("order_id", "bigint", 19, nullable: false),
    ColumnSpec("line", "integer", 10, nullable: false),
    ColumnSpec("product_id", "bigint", 19, nullable: false),
    ColumnSpec("quantity", "integer", 10),
    ColumnSpec("unit_price", "decimal", 12, scale: 2),
    ColumnSpec("discount_pct", "decimal", 5, scale: 2),
  ]

  static let products: [ColumnSpec] = [
    ColumnSpec("product_id", "bigint", 19, nullable: false),
    ColumnSpec("sku", "varchar", 24, nullable: false, "在庫管理単位。"),
    ColumnSpec("title", "varchar", 200),
    ColumnSpec("category_id", "integer", 10),
    ColumnSpec("list_price", "decimal", 12, scale: 2),
    ColumnSpec("launched_on", "date", 10),
  ]

  static let features: [ColumnSpec] = [
    ColumnSpec("customer_id", "bigint", 19, nullable: false),
    ColumnSpec("orders_90d", "integer", 10, "Orders in the last 90 days."),
    ColumnSpec("net_90d", "decimal", 14, scale: 2),
    ColumnSpec("days_since_order", "integer", 10),
    ColumnSpec("returns_pct", "double", 15),
    ColumnSpec("complaints_365d", "integer", 10),
    ColumnSpec("tenure_months", "integer", 10),
  ]

  static let scores: [ColumnSpec] = [
    ColumnSpec("customer_id", "bigint", 19, nullable: false),
    ColumnSpec("score", "double", 15, "Probability that the customer leaves within 60 days."),
    ColumnSpec("model_version", "varchar", 16),
    ColumnSpec("scored_at", "timestamp", 26, scale: 6),
  ]

  static let daily: [ColumnSpec] = [
    ColumnSpec("day", "date", 10, nullable: false),
    ColumnSpec("store_id", "integer", 10, nullable: false),
    ColumnSpec("orders", "integer", 10),
    ColumnSpec("net_amount", "decimal", 16, scale: 2),
    ColumnSpec("returns", "decimal", 16, scale: 2),
  ]
}
