extension Schema {
  /// Tables of Routes/AssetExtras. `revision` is 0 for the asset as it is. What has an `asset_id`
  /// goes with the asset, whoever removes it.
  static let assetExtrasTables = """
    CREATE TABLE deleted_revision (asset_id TEXT PRIMARY KEY, number INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE note (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, asset_id TEXT NOT NULL,
      revision INTEGER NOT NULL, column_name TEXT, note TEXT NOT NULL, creator TEXT NOT NULL,
      updater TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL
    );
    CREATE INDEX note_by_asset ON note (asset_id, revision);
    CREATE TABLE rating (
      rowid INTEGER PRIMARY KEY, asset_id TEXT NOT NULL, revision INTEGER NOT NULL,
      creator TEXT NOT NULL, rating INTEGER NOT NULL, review TEXT, created INTEGER NOT NULL,
      updated INTEGER NOT NULL, UNIQUE (asset_id, revision, creator)
    );
    CREATE TABLE image (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, asset_id TEXT NOT NULL,
      mime_type TEXT NOT NULL, creator TEXT NOT NULL, created INTEGER NOT NULL,
      content BLOB NOT NULL
    );
    CREATE INDEX image_by_asset ON image (asset_id);
    CREATE TABLE asset_conflict (
      asset_id TEXT NOT NULL, rev TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (asset_id, rev)
    ) WITHOUT ROWID;
    CREATE TABLE asset_type_status (
      name TEXT PRIMARY KEY, status TEXT NOT NULL, message TEXT, updated INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE asset_list (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,
      document TEXT NOT NULL
    );
    CREATE TABLE asset_list_item (
      rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL,
      document TEXT NOT NULL
    );
    CREATE INDEX asset_list_item_by_list ON asset_list_item (list);
    """
}
