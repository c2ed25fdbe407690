import GRDB

/// A file or folder as it is stored, without its bytes.
struct FileRecord: Hashable, Sendable {
  var row: Int64
  /// From the root of the container: `assets/data_asset/names.csv`.
  var path: String
  var isFolder: Bool
  /// In bytes; of a folder, how many files and folders lie in it.
  var size: Int
  /// Nil for folders, and where the name does not tell.
  var mimeType: String?
  /// Milliseconds since 1970.
  var modified: Int64

  init(_ row: Row) {
    self.row = row["rowid"]
    path = row["path"]
    isFolder = row["is_folder"]
    size = row["size"]
    mimeType = row["mime_type"]
    modified = row["modified"]
  }

  /// Size and time, both hexadecimal. Source: GET /v2/asset_files, recorded: `W/"5d-1739ee10a26"`.
  var etag: String {
    "W/\"\(String(size, radix: 16))-\(String(modified, radix: 16))\""
  }

  /// The last part of the path.
  var name: String {
    String(path.split(separator: "/").last ?? "")
  }

  /// By the ending of a name; nil if it does not tell.
  static func mimeType(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return mimeTypes[name[name.index(after: dot)...].lowercased()]
  }

  private static let mimeTypes = [
    "avro": "application/avro", "csv": "text/csv", "gz": "application/gzip", "htm": "text/html",
    "html": "text/html", "ipynb": "application/x-ipynb+json", "jpeg": "image/jpeg",
    "jpg": "image/jpeg", "js": "application/javascript", "json": "application/json",
    "log": "text/plain", "md": "text/markdown", "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf", "png": "image/png", "py": "text/x-python", "r": "text/x-r",
    "sql": "application/sql", "svg": "image/svg+xml", "tar": "application/x-tar",
    "tsv": "text/tab-separated-values", "txt": "text/plain", "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml", "yaml": "text/yaml", "yml": "text/yaml", "zip": "application/zip",
  ]
}
