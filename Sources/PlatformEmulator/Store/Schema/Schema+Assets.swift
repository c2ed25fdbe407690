extension Schema {
  /// Tables of Routes/Assets. What belongs to a container goes with it, whoever removes it.
  static let assetsTables = """
    CREATE TABLE private_asset (
      container INTEGER NOT NULL, asset INTEGER NOT NULL, user TEXT NOT NULL,
      PRIMARY KEY (container, asset, user)
    ) WITHOUT ROWID;
    CREATE TABLE trashed_asset (
      rowid INTEGER PRIMARY KEY, container INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL, name TEXT NOT NULL, description TEXT, deleted INTEGER NOT NULL,
      metadata TEXT NOT NULL, entity TEXT, attachments TEXT
    );
    CREATE INDEX trashed_asset_by_time ON trashed_asset (container, deleted);
    CREATE TABLE trashed_relationship (
      rowid INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL,
      columns TEXT NOT NULL
    );
    CREATE INDEX trashed_relationship_by_source ON trashed_relationship (source);
    CREATE INDEX trashed_relationship_by_target ON trashed_relationship (target);
    CREATE TABLE copy_task (
      id TEXT PRIMARY KEY, user TEXT NOT NULL, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TRIGGER asset_leaves AFTER DELETE ON asset BEGIN
      DELETE FROM private_asset WHERE container = old.container AND asset = old.rowid;
    END;
    CREATE TRIGGER container_leaves AFTER DELETE ON container BEGIN
      DELETE FROM private_asset WHERE container = old.rowid;
      DELETE FROM trashed_relationship WHERE
        source IN (SELECT id FROM trashed_asset WHERE container = old.rowid)
        OR target IN (SELECT id FROM trashed_asset WHERE container = old.rowid);
      DELETE FROM trashed_asset WHERE container = old.rowid;
    END;
    """
}
