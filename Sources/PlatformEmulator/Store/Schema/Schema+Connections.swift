extension Schema {
  /// Tables of Routes/Connections.
  static let connectionsTables = """
    CREATE TABLE datasource_type (
      id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE connection_file (
      rowid INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, created INTEGER NOT NULL,
      body BLOB NOT NULL, UNIQUE (name, hash)
    );
    """
}
