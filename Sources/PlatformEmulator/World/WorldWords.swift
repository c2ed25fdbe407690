/// The words that names, descriptions and tags of the bulk are made from.
enum WorldWords {
  static let layers: [StaticString] = [
    "stg", "raw", "dim", "fact", "mart", "ods", "hist", "tmp", "agg", "snap", "ref", "curated",
  ]

  static let subjects: [StaticString] = [
    "customer", "order", "order_item", "product", "store", "supplier", "invoice", "payment",
    "refund", "shipment", "stock_level", "price_list", "campaign", "audience", "web_session",
    "click", "basket", "loyalty_account", "gift_card", "coupon", "ledger_entry", "cost_centre",
    "budget", "forecast", "exposure", "claim", "policy_holder", "card_transaction", "chargeback",
    "meter_reading", "sensor_event", "vehicle", "route", "warehouse_slot", "employee", "shift",
    "ticket", "call_record", "survey_answer", "newsletter", "review", "return_label",
    "tax_rate", "currency_rate", "contract", "purchase_order", "goods_receipt", "promotion",
  ]

  static let qualifiers: [StaticString] = [
    "daily", "weekly", "monthly", "by_region", "by_store", "by_channel", "current", "archive",
    "delta", "clean", "dedup", "enriched", "anonymised", "eu", "cz", "jp", "mea", "2024", "2025",
    "2026q1", "2026q2", "2026q3", "v2", "v3", "sample", "errors", "lookup", "keys",
  ]

  static let tags: [String] = [
    "gold", "silver", "bronze", "pii", "gdpr", "certified", "deprecated", "raw", "curated",
    "daily", "monthly", "finance", "retail", "kpi", "feature", "ml", "to-review", "ověřeno",
    "日次", "مالي", "hot 🔥", "q3-close",
  ]

  /// What stands before and after the subject in a description.
  static let descriptions: [(StaticString, StaticString)] = [
    ("One row per ", ", as of the last nightly load."),
    ("All facts about a ", " that reports may rely on."),
    ("Snapshot of every ", " at the end of the month."),
    ("History of each ", ", type 2, never deleted."),
    ("Raw copy of the ", " feed. Do not use for reports."),
    ("Aggregates per ", " and day; rebuilt at 04:00 UTC."),
    ("Joined from three sources; see lineage for each ", "."),
    ("Keys and natural identifiers of a ", "."),
    ("Kept for the auditors: every change of a ", " since 2019."),
    ("Features per ", " for the churn and demand models."),
    ("Cleaned ", " records, duplicates merged by e-mail and phone."),
    ("Replaced by the curated ", " table; will go at the end of the year."),
    ("Rejected ", " rows with the rule they broke."),
    ("What the business calls a ", ", agreed in the glossary."),
    ("Denní přehled: ", ", načítá se každou noc ze skladu."),
    ("Očištěná data (", "), bez osobních údajů."),
    ("Historie změn pro ", " – příliš žluťoučký kůň."),
    ("日次で更新される ", " テーブル。"),
    ("", " の月次集計。経理部が管理。"),
    ("بيانات ", " محدثة يوميا"),
    ("سجل التغييرات لكل ", " منذ عام 2019"),
    ("Top of the ", " reports 🚀 please do not rename."),
    ("⚠️ Experimental: ", " with new dedup rules 👩‍🔬"),
    ("Ein Datensatz je ", ", täglich geprüft."),
    ("Une ligne par ", ", mise à jour chaque nuit."),
  ]

  static let schemas: [StaticString] = [
    "SALES", "CRM", "FINANCE", "STAGE", "MART", "IOT", "HR", "MARKETING",
  ]
}
