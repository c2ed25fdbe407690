/// The containers of the world; their ids are the same whatever the seed.
enum WorldContainers {
  static let retail = WorldContainer(
    .catalog, "Retail 360", "Everything we know about customers, orders and stores.", weight: 300,
    age: 820, ana: .editor, vic: .viewer,
    others: [WorldPeople.jan, WorldPeople.yuki, WorldPeople.priya])
  static let finance = WorldContainer(
    .catalog, "Finance reporting", "Ledgers, cost centres and the month-end reports built on them.",
    weight: 150, age: 900, ana: .viewer, others: [WorldPeople.ingrid, WorldPeople.tomas])
  static let risk = WorldContainer(
    .catalog, "Risk & compliance", "Exposure, controls and evidence for auditors.", weight: 90,
    age: 760, others: [WorldPeople.layla, WorldPeople.marek])
  static let marketing = WorldContainer(
    .catalog, "Marketing insights", "Campaigns, audiences and what came of them. 📈", weight: 80,
    age: 540, ana: .editor, vic: .viewer, others: [WorldPeople.chloe])
  static let platform = WorldContainer(
    .catalog, "Platform assets catalog", "Connections that every project may use.", weight: 6,
    age: 1010, uid: "ibm-global-catalog", ana: .viewer, vic: .viewer)
  static let quarantine = WorldContainer(
    .catalog, "Quarantine", "Imported with names that no screen should trust.", weight: 0, age: 61,
    ana: .editor, vic: .viewer)

  static let churn = WorldContainer(
    .project, "Customer churn", "Who is about to leave, and why.", weight: 90, age: 420,
    tags: ["ml", "retail"], ana: .editor, vic: .viewer, others: [WorldPeople.priya])
  static let warehouse = WorldContainer(
    .project, "Nightly warehouse", "Loads the warehouse every night, from stage to marts.",
    weight: 140, age: 700, tags: ["etl", "production"], ana: .editor, vic: .viewer,
    others: [WorldPeople.jan, WorldPeople.loader])
  static let forecast = WorldContainer(
    .project, "Demand forecast", "Prognóza poptávky po prodejnách a týdnech.", weight: 40, age: 330,
    tags: ["ml"], ana: .editor, others: [WorldPeople.marek])
  static let fraud = WorldContainer(
    .project, "Fraud detection", "Card transactions that should not have been.", weight: 40,
    age: 610, tags: ["confidential"], others: [WorldPeople.layla])
  static let suppliers = WorldContainer(
    .project, "Supplier scorecard", "On time, in full, at the price agreed.", weight: 30, age: 280,
    ana: .viewer, others: [WorldPeople.tomas])
  static let sustainability = WorldContainer(
    .project, "Sustainability", "店舗ごとの電力消費と CO₂ 排出量。", weight: 20, age: 190,
    tags: ["esg"], ana: .viewer, vic: .viewer, others: [WorldPeople.yuki])
  static let privacy = WorldContainer(
    .project, "GDPR clean-up", "Finds what must be forgotten, and forgets it.", weight: 20,
    age: 150, tags: ["gdpr"], ana: .editor, others: [WorldPeople.ingrid])
  static let playground = WorldContainer(
    .project, "Playground", "Try things here. Nothing is kept. 🧪", weight: 8, age: 95,
    ana: .editor, vic: .editor)
  static let empty = WorldContainer(
    .project, "Empty sandbox", "", weight: 0, age: 3, ana: .editor, vic: .viewer)

  static let production = WorldContainer(
    .space, "Production scoring", "Models that answer for real.", weight: 14, age: 400,
    tags: ["production"], ana: .viewer, vic: .viewer, others: [WorldPeople.priya])
  static let staging = WorldContainer(
    .space, "Staging", "Models on their way to production.", weight: 10, age: 390, ana: .editor,
    others: [WorldPeople.priya])
  static let experiments = WorldContainer(
    .space, "Experiments", "Models nobody depends on yet.", weight: 6, age: 200,
    others: [WorldPeople.marek])

  static let all = [
    retail, finance, risk, marketing, platform, quarantine, churn, warehouse, forecast, fraud,
    suppliers, sustainability, privacy, playground, empty, production, staging, experiments,
  ]
}
