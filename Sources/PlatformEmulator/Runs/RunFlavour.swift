/// What kind of thing a run executes: it decides what its stages and its log look like.
enum RunFlavour: Sendable {
  case dataStage
  case notebook
  case script
  case spark
  case pipeline
  case metadataImport
  /// A script that prints what no log should contain.
  case strange

  init(jobType: String, jobName: String) {
    if jobName.contains("strange") {
      self = .strange
      return
    }
    self =
      switch jobType {
      case "data_intg_flow": .dataStage
      case "notebook": .notebook
      case "script": .script
      case "orchestration_flow": .pipeline
      case "metadata_import": .metadataImport
      default: .spark
      }
  }

  /// What it runs on, as its log says.
  var runtime: String {
    switch self {
    case .dataStage: "PX runtime datastage-px-small"
    case .notebook: "Jupyter kernel python311"
    case .script, .strange: "Python 3.11 runtime"
    case .spark: "Spark 3.4 cluster"
    case .pipeline: "pipeline controller"
    case .metadataImport: "metadata discovery service"
    }
  }

  /// Names of stages, in order; a run takes some of them.
  var stages: [StaticString] {
    switch self {
    case .dataStage:
      [
        "read_source", "parse_types", "lookup_keys", "join_orders", "dedup_rows", "aggregate",
        "sort_merge", "write_target", "commit",
      ]
    case .notebook:
      [
        "imports", "load_data", "clean", "features", "split", "fit", "evaluate", "plots",
        "save_model",
      ]
    case .script, .strange:
      ["parse_arguments", "connect", "fetch", "transform", "check", "write", "report"]
    case .spark:
      ["plan", "scan_parquet", "shuffle_exchange", "hash_aggregate", "broadcast_join", "write"]
    case .pipeline:
      [
        "start", "wait_for_load", "rebuild_dims", "rebuild_facts", "run_checks", "publish",
        "notify",
      ]
    case .metadataImport:
      ["connect", "list_schemas", "list_tables", "read_columns", "compare", "update_assets"]
    }
  }
}
