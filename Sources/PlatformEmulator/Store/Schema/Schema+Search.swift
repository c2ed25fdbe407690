extension Schema {
  /// Tables of Search.
  ///
  /// `search_posting` says which assets have a value in a field: rows are chunks of sets. The same
  /// value written differently has a label for each. An empty value stands for any.
  static let searchTables = """
    CREATE TABLE search_posting (
      container INTEGER NOT NULL, field INTEGER NOT NULL, value NOT NULL, label TEXT NOT NULL,
      chunk INTEGER NOT NULL, assets BLOB NOT NULL,
      PRIMARY KEY (container, field, value, label, chunk)
    ) WITHOUT ROWID;
    CREATE TABLE search_field (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE search_declaration (
      container INTEGER NOT NULL, type TEXT NOT NULL, field INTEGER NOT NULL, path TEXT NOT NULL,
      PRIMARY KEY (container, type, field)
    ) WITHOUT ROWID;
    CREATE TABLE search_stale (
      container_id TEXT NOT NULL, type TEXT NOT NULL, PRIMARY KEY (container_id, type)
    ) WITHOUT ROWID;
    """

  /// Remember which fields must be indexed anew, whoever changes a type; what a container held goes
  /// with it. Made after the world is in.
  static let searchTriggers = """
    CREATE TRIGGER type_declared AFTER INSERT ON asset_type BEGIN
      INSERT OR IGNORE INTO search_stale VALUES (new.container_id, new.name);
    END;
    CREATE TRIGGER type_redeclared AFTER UPDATE ON asset_type BEGIN
      INSERT OR IGNORE INTO search_stale VALUES (new.container_id, new.name);
    END;
    CREATE TRIGGER type_withdrawn AFTER DELETE ON asset_type BEGIN
      INSERT OR IGNORE INTO search_stale VALUES (old.container_id, old.name);
    END;
    CREATE TRIGGER searched_container_leaves AFTER DELETE ON container BEGIN
      DELETE FROM search_posting WHERE container = old.rowid;
      DELETE FROM search_declaration WHERE container = old.rowid;
    END;
    """
}
