/// What runs say while they work. In braces stands what is filled in for each line:
///
/// | | |
/// |---|---|
/// | `{rows}`, `{total}`, `{pct}` | how far the stage is |
/// | `{epoch}`, `{loss}` | which round of training, and what is still wrong |
/// | `{k}`, `{n}`, `{big}` | a number up to five, of two digits, a large one |
/// | `{ms}`, `{f}` | milliseconds, a fraction |
/// | `{node}`, `{table}` | where, and on what |
/// | `{long}` | some hundred names |
/// | `{broken}`, `{key}`, `{host}`, `{cell}` | what broke: the same in every line of a run |
extension RunFlavour {
  var phrases: [StaticString] {
    switch self {
    case .dataStage: Self.dataStagePhrases
    case .notebook: Self.notebookPhrases
    case .script: Self.scriptPhrases
    case .spark: Self.sparkPhrases
    case .pipeline: Self.pipelinePhrases
    case .metadataImport: Self.importPhrases
    case .strange: Self.strangePhrases
    }
  }

  var warnings: [StaticString] {
    switch self {
    case .dataStage, .spark:
      [
        "{n} rows of {table} have no matching key; sent to reject link",
        "spilling to disk: sort buffer of 256 MB is full on {node}",
        "implicit conversion from varchar(64) to decimal(12,2) in column net_amount",
        "partition {n} is skewed: {big} rows, others have a tenth of that",
      ]
    case .notebook:
      [
        "FutureWarning: DataFrame.append is deprecated, use concat",
        "ConvergenceWarning: lbfgs failed to converge after 100 iterations",
        "{n} columns of {table} are constant and were dropped",
      ]
    case .script, .strange:
      [
        "{table}: {n} records without consent were skipped",
        "slow answer from warehouse: {ms}00 ms",
        "retry {k} of 5 after connection reset by peer",
      ]
    case .pipeline:
      ["node waited {ms} s for a free slot", "check freshness of {table}: {n} min late"]
    case .metadataImport:
      [
        "{table}: no comment in the source, description left empty",
        "{table} has {n} columns of unknown type BLOB",
      ]
    }
  }

  /// Said in the first stage by those that have to get ready.
  var preparations: [StaticString]? {
    switch self {
    case .notebook, .script, .pipeline: Self.preparationPhrases
    case .dataStage, .spark, .metadataImport, .strange: nil
    }
  }

  private static let preparationPhrases: [StaticString] = [
    "parameter load_date = today", "parameter batch_size = {n}000",
    "environment variable LOG_LEVEL=INFO", "package pandas 2.2.2 is present",
    "package pyarrow 16.1.0 loaded in {ms} ms", "環境変数 LOG_LEVEL=INFO を使用",
    "connected to warehouse-{n}.data.example.com:5432 in {ms} ms", "secret db_password is masked",
  ]

  private static let dataStagePhrases: [StaticString] = [
    "{rows} rows processed, {pct} %", "partition {n} on {node}: {big} rows, {ms} ms",
    "lookup cache: {big} entries, hit ratio {f}", "link DSLink{n} flushed {big} rows",
    "bulk insert of 5,000 rows into {table} took {ms} ms", "conductor: player {n} is {pct} % done",
    "checkpoint {n} written after {rows} rows", "sort buffer {n} MB, no spill",
    "buffer mode auto minimized on link DSLink{n}", "OSH: op {n} {table} schema {long}",
  ]

  private static let notebookPhrases: [StaticString] = [
    "cell [{n}] done in {ms} ms", "epoch {epoch}: loss {loss}, val_loss {loss}",
    "df shape: ({rows}, {n})", "{pct}%|█████▌    | {rows}/{total} [{ms}it/s]",
    "fold {k}/5 f1={f} precision={f} recall={f}", "gradient boosting: {n} trees, {pct} % done",
    "feature importance of days_since_order: {f}", "reading {table}: {rows} rows so far",
    "memory in use: {k}.{k} GB", "iterace číslo {epoch}, ztráta {loss}", "columns: {long}",
  ]

  private static let scriptPhrases: [StaticString] = [
    "GET /rows?offset={big} 200 in {ms} ms", "{rows} of {total} records done ({pct} %)",
    "batch {n}: {big} records, {ms} ms", "connected to warehouse-{n}.data.example.com:5432",
    "wrote {big} records to {table}", "cursor fetch: {ms} ms", "worker {n} picks up {table}",
    "バッチ {n} 完了、{ms} ミリ秒", "query plan: {long}",
  ]

  private static let sparkPhrases: [StaticString] = [
    "TaskSetManager: Finished task {n}.0 in stage {n}.0 (TID {big}) in {ms} ms on {node} ({pct} %)",
    "BlockManagerInfo: Added broadcast_{n}_piece0 in memory on {node}:4{ms}",
    "DAGScheduler: Submitting {n} missing tasks", "ShuffleBlockFetcherIterator: Getting {n} blocks",
    "{rows} rows, {pct} %", "CodeGenerator: Code generated in {ms}.{n} ms",
    "FileScanRDD: Reading File path: s3a://lake-primary-eu/{table}/part-{big}.parquet",
    "Optimized logical plan: {long}",
  ]

  private static let pipelinePhrases: [StaticString] = [
    "{table}: rebuilt {big} rows in {ms} ms", "node is {pct} % done", "waiting for {n} nodes",
    "condition {table}.rows > {n} is true", "sub-run {big} is Running on {node}",
    "published {table} to {n} readers", "variable load_date = today",
  ]

  private static let importPhrases: [StaticString] = [
    "{table}: {n} columns", "{rows} of {total} tables compared ({pct} %)",
    "schema SALES: {n} tables, {n} views", "asset {table} is unchanged",
    "asset {table}: {n} columns changed, description kept", "discovered {table} in {ms} ms",
    "batch {n} sent to the catalog: {big} assets", "columns of {table}: {long}",
  ]

  private static let strangePhrases: [StaticString] = [
    "\u{1B}[32mgreen\u{1B}[0m and \u{1B}[1;5;31mblinking red\u{1B}[0m {n}",
    "\u{1B}[2J\u{1B}[H screen cleared?", "\u{1B}]0;title {n}\u{07} window renamed?",
    "progress {pct} %\rprogress {pct} % again", "tab\tseparated\t{n}\t{big}",
    "\u{9B}31m eight bit colour \u{9B}0m", "right to left \u{202E}{big} sdrawkcab\u{202C} and back",
    "zero\u{200B}width\u{200D}joiner\u{2060} {n}", "🏳️‍🌈👩‍👩‍👧‍👦👍🏽 {n} ❤️",
    "バッチ {n} を処理中 {rows} 件", "المعالجة {pct} ٪ من {total}", "bell\u{07}\u{07} back\u{08}\u{08}",
    "quite an ordinary line, {rows} rows", "{long}",
  ]
}
