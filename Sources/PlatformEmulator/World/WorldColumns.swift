/// The columns that data assets from word lists are put together from: neighbours belong together.
enum WorldColumns {
  /// A column whose JSON was written once and is copied from then on.
  struct Rendered: Sendable {
    var column: [UInt8]
    /// Empty if nobody wrote anything about it.
    var info: [UInt8]

    init(_ spec: ColumnSpec) {
      var json = JSONBytes()
      spec.writeColumn(into: &json)
      column = json.bytes
      json.reset()
      if spec.hasInfo { spec.writeInfo(into: &json) }
      info = json.bytes
    }
  }

  static let rendered = specs.map(Rendered.init)

  static let specs: [ColumnSpec] = people + sales + money + places + machines

  private static let people: [ColumnSpec] = [
    ColumnSpec(
      "customer_id", "bigint", 19, nullable: false, "Who it is about.", term: "Customer"),
    ColumnSpec("first_name", "varchar", 64, tags: ["pii"], dataClass: "First Name"),
    ColumnSpec("last_name", "varchar", 64, tags: ["pii"], dataClass: "Last Name"),
    ColumnSpec(
      "email", "varchar", 254, "Lower case, as confirmed by the person.", tags: ["pii"],
      term: "E-mail address", dataClass: "Email Address"),
    ColumnSpec("phone", "varchar", 32, "E.164, or whatever they typed.", tags: ["pii"]),
    ColumnSpec("birth_date", "date", 10, tags: ["pii", "gdpr"], dataClass: "Date of Birth"),
    ColumnSpec("language_code", "char", 2, "ISO 639-1."),
    ColumnSpec("segment", "varchar", 32, "Věrnostní segment zákazníka."),
    ColumnSpec("consent_marketing", "boolean", 1, tags: ["gdpr"], term: "Consent"),
    ColumnSpec("loyalty_tier", "varchar", 16),
    ColumnSpec("valid_from", "timestamp", 26, scale: 6, nullable: false),
    ColumnSpec("valid_to", "timestamp", 26, scale: 6, "Empty while it holds."),
    ColumnSpec("is_current", "boolean", 1, nullable: false),
  ]

  private static let sales: [ColumnSpec] = [
    ColumnSpec("order_id", "bigint", 19, nullable: false, term: "Order"),
    ColumnSpec("order_line", "integer", 10, nullable: false),
    ColumnSpec("order_ts", "timestamp", 26, scale: 6, "When it was placed, UTC."),
    ColumnSpec("product_id", "bigint", 19, term: "Product"),
    ColumnSpec("sku", "varchar", 24, "在庫管理単位。"),
    ColumnSpec("quantity", "integer", 10),
    ColumnSpec("unit_price", "decimal", 12, scale: 2, "Before discount, in `currency`."),
    ColumnSpec("discount_pct", "decimal", 5, scale: 2),
    ColumnSpec("net_amount", "decimal", 14, scale: 2, term: "Net revenue"),
    ColumnSpec("tax_amount", "decimal", 14, scale: 2),
    ColumnSpec("currency", "char", 3, "ISO 4217.", dataClass: "Currency Code"),
    ColumnSpec("channel", "varchar", 16, "web, store, app or phone"),
    ColumnSpec("store_id", "integer", 10, term: "Store"),
    ColumnSpec("promotion_code", "varchar", 20),
    ColumnSpec("order_status", "varchar", 12),
  ]

  private static let money: [ColumnSpec] = [
    ColumnSpec("account_no", "varchar", 34, tags: ["confidential"], dataClass: "IBAN"),
    ColumnSpec("cost_centre", "varchar", 10, term: "Cost centre"),
    ColumnSpec("ledger_code", "varchar", 8),
    ColumnSpec("posting_date", "date", 10, nullable: false, "تاريخ الترحيل"),
    ColumnSpec("debit", "decimal", 18, scale: 2),
    ColumnSpec("credit", "decimal", 18, scale: 2),
    ColumnSpec("balance", "decimal", 18, scale: 2, "Debit less credit, running."),
    ColumnSpec("fiscal_period", "char", 7),
    ColumnSpec("reversal_of", "varchar", 20),
    ColumnSpec("approved_by", "varchar", 32),
    ColumnSpec("exposure", "double", 15, term: "Exposure"),
    ColumnSpec("risk_score", "double", 15, "0 harmless, 1 call somebody."),
    ColumnSpec("fraud_flag", "boolean", 1),
  ]

  private static let places: [ColumnSpec] = [
    ColumnSpec("street", "varchar", 128, tags: ["pii"], dataClass: "Street Address"),
    ColumnSpec("city", "varchar", 64, dataClass: "City"),
    ColumnSpec("postal_code", "varchar", 12, tags: ["pii"], dataClass: "Postal Code"),
    ColumnSpec("region", "varchar", 64),
    ColumnSpec("country_code", "char", 2, "ISO 3166-1 alpha-2.", dataClass: "Country Code"),
    ColumnSpec("latitude", "double", 15),
    ColumnSpec("longitude", "double", 15),
    ColumnSpec("time_zone", "varchar", 40),
    ColumnSpec("opened_on", "date", 10),
    ColumnSpec("floor_area_m2", "decimal", 9, scale: 1),
  ]

  private static let machines: [ColumnSpec] = [
    ColumnSpec("device_id", "varchar", 36, nullable: false),
    ColumnSpec("reading_ts", "timestamp", 26, scale: 6, nullable: false),
    ColumnSpec("kwh", "double", 15, "Energie in Kilowattstunden."),
    ColumnSpec("temperature_c", "double", 15),
    ColumnSpec("battery_pct", "integer", 10),
    ColumnSpec("firmware", "varchar", 20),
    ColumnSpec("payload", "varchar", 4000, "As it came, JSON.", tags: ["raw"]),
    ColumnSpec("source_system", "varchar", 16, nullable: false),
    ColumnSpec("load_id", "bigint", 19, nullable: false, "The load that brought it."),
    ColumnSpec("loaded_at", "timestamp", 26, scale: 6, nullable: false),
    ColumnSpec("row_hash", "char", 64),
  ]
}
