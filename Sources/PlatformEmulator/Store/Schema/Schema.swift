import GRDB

/// The tables. Documents are kept as the JSON text they are answered as; what is searched, sorted or
/// joined by stands beside them in columns.
enum Schema {
  static func createTables(in database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE user (
          id TEXT PRIMARY KEY, user_name TEXT NOT NULL, display_name TEXT NOT NULL,
          email TEXT NOT NULL, role TEXT NOT NULL, can_sign_in INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE container (
          rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, uid TEXT,
          name TEXT NOT NULL, catalog_id TEXT NOT NULL, created INTEGER NOT NULL,
          updated INTEGER NOT NULL, document TEXT NOT NULL
        );
        CREATE TABLE member (
          container_id TEXT NOT NULL, user_id TEXT NOT NULL, user_name TEXT NOT NULL,
          role TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'user',
          state TEXT NOT NULL DEFAULT 'ACTIVE', created INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (container_id, user_id)
        ) WITHOUT ROWID;
        CREATE TABLE asset_type (
          container_id TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL,
          PRIMARY KEY (container_id, name)
        ) WITHOUT ROWID;
        CREATE TABLE asset (
          rowid INTEGER PRIMARY KEY, container INTEGER NOT NULL, id TEXT NOT NULL,
          type TEXT NOT NULL, name TEXT NOT NULL, folded TEXT, description TEXT,
          owner TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL
        );
        CREATE TABLE asset_document (
          rowid INTEGER PRIMARY KEY, metadata TEXT NOT NULL, entity TEXT, attachments TEXT
        );
        CREATE TABLE relationship_type (
          rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL,
          reverse_name TEXT NOT NULL, document TEXT NOT NULL
        );
        CREATE TABLE relationship (
          rowid INTEGER PRIMARY KEY, type_id TEXT NOT NULL, name TEXT NOT NULL,
          reverse_name TEXT NOT NULL,
          source_kind TEXT NOT NULL, source_container TEXT NOT NULL, source TEXT NOT NULL,
          source_type TEXT NOT NULL, source_name TEXT NOT NULL, source_column TEXT,
          target_kind TEXT NOT NULL, target_container TEXT NOT NULL, target TEXT NOT NULL,
          target_type TEXT NOT NULL, target_name TEXT NOT NULL, target_column TEXT,
          creator TEXT NOT NULL, updater TEXT NOT NULL, created INTEGER NOT NULL,
          updated INTEGER NOT NULL
        );
        CREATE TABLE revision (
          asset_id TEXT NOT NULL, number INTEGER NOT NULL, document TEXT NOT NULL,
          PRIMARY KEY (asset_id, number)
        ) WITHOUT ROWID;
        CREATE TABLE job (
          rowid INTEGER PRIMARY KEY, container_id TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL, type TEXT NOT NULL, asset_ref TEXT, serving_name TEXT,
          document TEXT NOT NULL, next_run INTEGER, deleting INTEGER NOT NULL
        );
        CREATE TABLE run (
          rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, job_id TEXT NOT NULL,
          kind TEXT NOT NULL, container_id TEXT NOT NULL, name TEXT NOT NULL,
          description TEXT, job_name TEXT NOT NULL, job_type TEXT NOT NULL, owner TEXT NOT NULL,
          created INTEGER NOT NULL, seed INTEGER NOT NULL, outcome TEXT, length INTEGER,
          scheduled INTEGER NOT NULL, configuration TEXT NOT NULL, parameters TEXT,
          cancelled_at INTEGER, pauses TEXT, parameter_sets TEXT
        );
        CREATE TABLE background_work (
          rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, due INTEGER NOT NULL, payload TEXT NOT NULL
        );
        CREATE INDEX background_work_by_time ON background_work (due);
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """)
    for tables in [
      assetsTables,
      assetExtrasTables,
      filesTables,
      containersTables,
      connectionsTables,
      jobsTables,
      aiLakeTables,
      searchTables,
    ] {
      try database.execute(sql: tables)
    }
  }

  /// Made after the world is in, as sorting once is quicker than keeping sorted.
  static func createIndexes(in database: Database) throws {
    try database.execute(
      sql: """
        CREATE UNIQUE INDEX asset_by_id ON asset (id);
        CREATE INDEX asset_by_name ON asset (container, name, folded);
        CREATE INDEX asset_by_type ON asset (container, type, name);
        CREATE INDEX asset_by_creation ON asset (container, created);
        CREATE INDEX asset_by_update ON asset (container, updated);
        CREATE INDEX asset_by_connection ON asset_document (
            json_extract(attachments, '$[0].connection_id'),
            json_extract(attachments, '$[0].connection_path')
          ) WHERE attachments IS NOT NULL;
        CREATE INDEX relationship_by_source ON relationship (source, updated);
        CREATE INDEX relationship_by_target ON relationship (target, updated);
        CREATE INDEX job_by_container ON job (container_id, name);
        CREATE UNIQUE INDEX run_by_id ON run (id);
        CREATE INDEX run_by_job ON run (job_id, created);
        ANALYZE;
        """)
    try database.execute(sql: searchTriggers)
  }
}
