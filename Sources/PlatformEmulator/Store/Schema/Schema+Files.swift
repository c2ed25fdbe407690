extension Schema {
  /// Tables of Routes/Files.
  ///
  /// Projects and spaces get their folders with their first breath; catalogs wait for PUT
  /// /v2/asset_files, as POST /v2/catalogs says. What belongs to a container goes with it.
  static let filesTables = """
    CREATE TABLE file (
      rowid INTEGER PRIMARY KEY, owner TEXT NOT NULL, path TEXT NOT NULL, parent TEXT,
      is_folder INTEGER NOT NULL, size INTEGER NOT NULL, mime_type TEXT, modified INTEGER NOT NULL,
      bytes BLOB
    );
    CREATE UNIQUE INDEX file_by_path ON file (owner, path);
    CREATE INDEX file_by_parent ON file (owner, parent, path);
    CREATE TABLE git_repository (project_id TEXT PRIMARY KEY, settings TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE git_file (
      place TEXT NOT NULL, path TEXT NOT NULL, bytes BLOB, PRIMARY KEY (place, path)
    ) WITHOUT ROWID;
    CREATE TABLE container_archive (
      container_id TEXT PRIMARY KEY, state TEXT, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE asset_transfer (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      container_id TEXT NOT NULL, document TEXT NOT NULL, content BLOB
    );
    CREATE INDEX asset_transfer_by_container ON asset_transfer (container_id, kind);
    CREATE TRIGGER container_gets_folders AFTER INSERT ON container WHEN NEW.kind <> 'catalog'
    BEGIN
      INSERT INTO file VALUES (NULL, NEW.id, '', NULL, 1, 0, NULL, NEW.created, NULL);
      INSERT INTO file VALUES (NULL, NEW.id, 'assets', '', 1, 0, NULL, NEW.created, NULL);
      INSERT INTO file
        VALUES (NULL, NEW.id, 'assets/data_asset', 'assets', 1, 0, NULL, NEW.created, NULL);
    END;
    CREATE TRIGGER container_takes_files AFTER DELETE ON container
    BEGIN
      DELETE FROM file WHERE owner = OLD.id;
      DELETE FROM git_repository WHERE project_id = OLD.id;
      DELETE FROM git_file WHERE place = 'head/' || OLD.id;
      DELETE FROM container_archive WHERE container_id = OLD.id;
      DELETE FROM asset_transfer WHERE container_id = OLD.id;
    END;
    """
}
