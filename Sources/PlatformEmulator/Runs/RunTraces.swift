/// What runs print when they break: what happened, then lines without a time of their own.
struct RunTrace: Sendable {
  let message: StaticString
  let lines: [String]
  let reason: StaticString
}

extension RunFlavour {
  var traces: [RunTrace] {
    switch self {
    case .notebook, .script, .strange: Self.pythonTraces
    case .dataStage, .spark, .pipeline, .metadataImport: Self.javaTraces
    }
  }

  private static let javaTraces = [
    RunTrace(
      message: "insert into {broken} failed after {rows} rows",
      lines: [
        "java.sql.BatchUpdateException: Batch entry {n} was aborted: duplicate key value violates"
          + " unique constraint \"pk_{broken}\"",
        "\tat org.postgresql.jdbc.BatchResultHandler.handleError(BatchResultHandler.java:165)",
        "\tat org.postgresql.core.v3.QueryExecutorImpl.processResults(QueryExecutorImpl.java:2402)",
        "\tat org.postgresql.jdbc.PgStatement.internalExecuteBatch(PgStatement.java:896)",
        "\tat com.example.px.connector.JdbcTarget.flush(JdbcTarget.java:412)",
        "\tat com.example.px.connector.JdbcTarget.write(JdbcTarget.java:268)",
        "\tat com.example.px.operator.Player.run(Player.java:141)",
        "\tat java.base/java.lang.Thread.run(Thread.java:857)",
        "Caused by: org.postgresql.util.PSQLException: ERROR: duplicate key value violates unique"
          + " constraint \"pk_{broken}\"",
        "  Detail: Key (customer_id)=({key}) already exists.",
        "\tat org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(Query"
          + "ExecutorImpl.java:2725)",
        "\t... 6 more",
      ],
      reason: "run failed: duplicate key in {broken}"),
    RunTrace(
      message: "player 3 on {host} ended: java.lang.OutOfMemoryError",
      lines: [
        "java.lang.OutOfMemoryError: Java heap space",
        "\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)",
        "\tat com.example.px.sort.RunBuffer.grow(RunBuffer.java:88)",
        "\tat com.example.px.sort.RunBuffer.add(RunBuffer.java:61)",
        "\tat com.example.px.operator.SortMerge.next(SortMerge.java:203)",
        "\tat com.example.px.operator.Player.run(Player.java:141)",
        "\tSuppressed: java.io.IOException: No space left on device",
        "\t\tat java.base/sun.nio.ch.FileDispatcherImpl.write0(Native Method)",
        "\t\t... 12 more",
      ],
      reason: "run failed: out of memory on {host}"),
  ]

  private static let pythonTraces = [
    RunTrace(
      message: "unhandled exception",
      lines: [
        "Traceback (most recent call last):",
        "  File \"/home/job/main.py\", line {n}, in <module>",
        "    main()",
        "  File \"/home/job/main.py\", line {n}, in main",
        "    frame = join(load(\"{broken}\"), load(\"orders\"))",
        "            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  File \"/home/job/frames.py\", line {n}, in join",
        "    return left.merge(right, on=\"customer_id\", validate=\"one_to_many\")",
        "  File \"/opt/runtime/lib/python3.11/site-packages/pandas/core/frame.py\", line 9843, in"
          + " merge",
        "    return merge(",
        "pandas.errors.MergeError: Merge keys are not unique in left dataset; not a one-to-many"
          + " merge",
      ],
      reason: "run failed: MergeError"),
    RunTrace(
      message: "kernel reported an error in cell [{cell}]",
      lines: [
        "---------------------------------------------------------------------------",
        "KeyError                                  Traceback (most recent call last)",
        "Cell In[{cell}], line 4",
        "      2 features = frame.groupby(\"customer_id\")",
        "      3 for name in NAMES:",
        "----> 4     features[name] = compute(frame[name])",
        "",
        "File /opt/runtime/lib/python3.11/site-packages/pandas/core/frame.py:4102, in"
          + " DataFrame.__getitem__(self, key)",
        "   4100 if self.columns.nlevels > 1:",
        "   4101     return self._getitem_multilevel(key)",
        "-> 4102 indexer = self.columns.get_loc(key)",
        "",
        "KeyError: 'returns_pct'",
      ],
      reason: "run failed: KeyError: 'returns_pct'"),
  ]
}
