/// Why an archive cannot be read.
enum ArchiveError: Error, Hashable, CustomStringConvertible {
  /// It does not end as a zip archive does.
  case notAnArchive
  case truncated
  case damaged(path: String)
  /// Encrypted, in several volumes, or packed in a way that nobody uses any more.
  case unsupported(path: String)
  /// A path that leads out of the archive: `../x`, `/etc/x`.
  case unsafePath(String)
  /// There is more in it than this many bytes.
  case tooLarge(limit: Int)

  var description: String {
    switch self {
    case .notAnArchive: "The file is not a zip archive."
    case .truncated: "The archive ends too early."
    case .damaged(let path): "The entry '\(path)' of the archive is damaged."
    case .unsupported(let path):
      "The entry '\(path)' of the archive is encrypted or packed in an unknown way."
    case .unsafePath(let path): "The entry '\(path)' of the archive leads out of it."
    case .tooLarge(let limit): "The archive holds more than \(limit) bytes."
    }
  }
}
