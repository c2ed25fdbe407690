/// How work with files goes: how long it takes, and whether it comes to a good end.
enum FileWork {
  /// Milliseconds: a second or two and 20 MB a second; a minute for names with "slow" in them.
  static func duration(_ name: String, bytes: Int) -> Int64 {
    if name.lowercased().contains("slow") { return 60_000 }
    return 1_000 + Int64(WorldID.hash(name) % 1_500) + Int64(bytes / 20_000)
  }

  /// For tests and demonstrations: names with "fail" in them do.
  static func fails(_ name: String) -> Bool {
    name.lowercased().contains("fail")
  }

  /// - Parameters:
  ///   - paths: of files and folders, from the root of the container.
  ///   - base: where the paths of the archive begin.
  static func archive(
    of paths: [String], below base: String, in store: FileStore
  ) throws -> ZipArchive {
    var entries: [ZipArchive.Entry] = []
    for path in paths {
      guard let file = try store.find(path) else { continue }
      for part in file.isFolder ? try store.descendants(of: path) : [file] {
        let name = String(part.path.dropFirst(base.isEmpty ? 0 : base.count + 1))
        entries.append(
          ZipArchive.Entry(
            path: part.isFolder ? name + "/" : name,
            bytes: part.isFolder ? [] : try store.bytes(of: part)))
      }
    }
    return ZipArchive(entries)
  }
}
