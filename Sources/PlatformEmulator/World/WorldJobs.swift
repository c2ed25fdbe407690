/// The jobs of the world.
enum WorldJobs {
  /// `nightly-load` failed last night; its log ends in a stack trace.
  static let nightlyLoadID = id("nightly-load")
  /// `reconcile-inventory` is running, and goes on for more than twenty minutes.
  static let reconcileID = id("reconcile-inventory")

  private static func id(_ name: String) -> String {
    WorldID.named("\(WorldContainers.warehouse.scope.id)/job/\(name)")
  }

  static let all: [JobSpec] = warehouse + science + services

  private static let warehouse = [
    JobSpec(
      WorldContainers.warehouse, "nightly-load", "data_intg_flow", runs: "nightly_load",
      "Loads customers and orders, every night.", owner: WorldPeople.jan,
      schedule: .daily(hour: 2, minute: 15), days: 150, seconds: 1900, growth: 45, trouble: 9,
      lastOutcome: .failed),
    JobSpec(
      WorldContainers.warehouse, "stage-orders", "data_intg_flow", runs: "stage_orders",
      "Brings the orders of the last hour.", owner: WorldPeople.loader,
      schedule: .hourly(minute: 5), days: 6, seconds: 75, growth: 10, trouble: 4,
      active: JobSpec.Active(startedAgo: 40, seconds: 420)),
    JobSpec(
      WorldContainers.warehouse, "reconcile-inventory", "data_intg_flow",
      runs: "reconcile_inventory", "Takes its time.", owner: WorldPeople.jan,
      schedule: .weekly(weekday: 6, hour: 5, minute: 30), days: 210, seconds: 2600, growth: 20,
      trouble: 15, active: JobSpec.Active(startedAgo: 720, seconds: 2700)),
    JobSpec(
      WorldContainers.warehouse, "refresh-marts", "orchestration_flow", runs: "refresh_marts",
      "After the nightly load.", owner: WorldPeople.jan, schedule: .daily(hour: 4, minute: 0),
      days: 90, seconds: 640, growth: 30, trouble: 6, lastOutcome: .completedWithWarnings),
    JobSpec(
      WorldContainers.warehouse, "load-suppliers", "data_intg_flow", runs: "load_suppliers",
      "", owner: WorldPeople.tomas, schedule: .weekly(weekday: 1, hour: 6, minute: 10), days: 180,
      seconds: 210, trouble: 10),
    JobSpec(
      WorldContainers.warehouse, "vacuum-tables", "script", runs: "vacuum_tables",
      "Housekeeping.", owner: WorldPeople.loader, schedule: .daily(hour: 23, minute: 40),
      days: 60, seconds: 130, trouble: 2),
    JobSpec(
      WorldContainers.warehouse, "import-warehouse-metadata", "metadata_import",
      runs: "warehouse_metadata", "New tables become assets.", owner: WorldPeople.jan,
      schedule: .weekly(weekday: 0, hour: 1, minute: 0), days: 200, seconds: 480, growth: 60,
      trouble: 12, lastOutcome: .completedWithErrors),
    JobSpec(
      WorldContainers.warehouse, "backfill-2024", "data_intg_flow", runs: "nightly_load",
      "Once, by hand.", owner: WorldPeople.ana, days: 40, seconds: 5400, trouble: 20,
      lastOutcome: .canceled),
  ]

  private static let science = [
    JobSpec(
      WorldContainers.churn, "train-churn-model", "notebook", runs: "train_churn_model",
      "Every Monday, on the features of the week.", owner: WorldPeople.priya,
      schedule: .weekly(weekday: 1, hour: 3, minute: 0), days: 220, seconds: 900, growth: 25,
      trouble: 14, active: JobSpec.Active(startedAgo: 180, seconds: 560)),
    JobSpec(
      WorldContainers.churn, "build-churn-features", "notebook", runs: "build_churn_features",
      "", owner: WorldPeople.priya, schedule: .daily(hour: 5, minute: 20), days: 75, seconds: 300,
      growth: 15, trouble: 7),
    JobSpec(
      WorldContainers.churn, "score-customers", "script", runs: "score_customers",
      "Scores everybody with the newest churn_model.", owner: WorldPeople.ana,
      schedule: .daily(hour: 6, minute: 0), days: 75, seconds: 140, trouble: 6,
      lastOutcome: .completed),
    JobSpec(
      WorldContainers.churn, "explore-drift", "notebook", runs: "build_churn_features",
      "Never run so far.", owner: WorldPeople.ana),
    JobSpec(
      WorldContainers.forecast, "forecast-weekly", "notebook", runs: "forecast_weekly",
      "Prognóza na 13 týdnů.", owner: WorldPeople.marek,
      schedule: .weekly(weekday: 2, hour: 7, minute: 0), days: 200, seconds: 720, growth: 10,
      trouble: 18, lastOutcome: .failed),
    JobSpec(
      WorldContainers.fraud, "score-transactions", "script", runs: "score_transactions", "",
      owner: WorldPeople.layla, schedule: .hourly(minute: 30), days: 3, seconds: 60, trouble: 3),
  ]

  private static let services = [
    JobSpec(
      WorldContainers.suppliers, "supplier-scorecard", "orchestration_flow",
      runs: "supplier_scorecard", "First of the month.", owner: WorldPeople.tomas,
      schedule: .monthly(day: 1, hour: 6, minute: 0), days: 270, seconds: 380, trouble: 10),
    JobSpec(
      WorldContainers.sustainability, "co2-report", "notebook", runs: "co2_report",
      "毎月のレポート。", owner: WorldPeople.yuki,
      schedule: .monthly(day: 3, hour: 8, minute: 15), days: 170, seconds: 260, trouble: 10),
    JobSpec(
      WorldContainers.privacy, "erase-expired-consents", "script",
      runs: "erase_expired_consents", "What must be forgotten is forgotten here.",
      owner: WorldPeople.ingrid, schedule: .weekly(weekday: 5, hour: 22, minute: 0), days: 140,
      seconds: 110, trouble: 5),
    JobSpec(
      WorldContainers.playground, "print-strange-lines", "script", runs: "print_strange_lines",
      "For seeing what a log may contain.", owner: WorldPeople.vic, days: 12, seconds: 60,
      trouble: 30),
    JobSpec(
      WorldContainers.production, "batch-score-churn", "script", runs: "batch_score_churn",
      "The deployed model over all customers.", owner: WorldPeople.priya,
      schedule: .daily(hour: 6, minute: 45), days: 60, seconds: 170, growth: 20, trouble: 5),
    JobSpec(
      WorldContainers.staging, "smoke-test-models", "script", runs: "smoke_test_models", "",
      owner: WorldPeople.priya, schedule: .daily(hour: 9, minute: 0), days: 20, seconds: 45,
      trouble: 12),
  ]
}
