extension Schema {
  /// Tables of Routes/Containers. What has a column `container_id` goes with its container.
  static let containersTables = """
    CREATE TABLE catalog_properties (
      container_id TEXT PRIMARY KEY, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE container_task (
      id TEXT PRIMARY KEY, container_id TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE project_token (
      guid TEXT PRIMARY KEY, container_id TEXT NOT NULL, secret TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL, role TEXT NOT NULL, created INTEGER NOT NULL, last_used INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE temporary_credential (
      request TEXT PRIMARY KEY, expires INTEGER NOT NULL, document TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE VIEW member_role AS
      SELECT container_id, user_id, role FROM member
      UNION ALL SELECT container_id, guid, role FROM project_token;
    """
}
