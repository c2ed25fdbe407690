extension Schema {
  /// Tables of Routes/AILake.
  static let aiLakeTables = """
    CREATE TABLE lake_storage (id TEXT PRIMARY KEY, name TEXT NOT NULL, document TEXT NOT NULL);
    CREATE TABLE lake_database (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
      storages TEXT NOT NULL
    );
    CREATE TABLE lake_data_source (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, database_id TEXT NOT NULL,
      data_source_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL
    );
    CREATE INDEX lake_data_source_by_database ON lake_data_source (database_id);
    CREATE TABLE lake_pipe_table (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, database_id TEXT NOT NULL,
      name TEXT NOT NULL, document TEXT NOT NULL, row_count INTEGER NOT NULL, analyzed INTEGER,
      UNIQUE (database_id, name)
    );
    CREATE TABLE lake_service (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL
    );
    CREATE TABLE lake_operation (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      subject TEXT NOT NULL, request TEXT NOT NULL, status TEXT NOT NULL, outcome TEXT
    );
    CREATE INDEX lake_operation_pending ON lake_operation (subject) WHERE status = 'pending';
    """
}
