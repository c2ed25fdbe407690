import JSON

extension BackgroundWork {
  /// What Routes/Files leaves to be done later.
  static let filesKinds: [BackgroundWork] =
    [removeFiles, copyFiles, inflateArchive, deflateFiles] + gitKinds + archiveKinds + transferKinds

  static let removeFiles = BackgroundWork("files.remove") { turn in
    let paths = turn.payload["paths"]?.array?.compactMap(\.string) ?? []
    let store = FileStore(database: turn.database, owner: turn.payload["owner"]?.string ?? "")
    let removal = FileRemoval(
      folder: FileFolder(
        store: store, key: "", id: store.owner, base: turn.payload["base"]?.string ?? ""),
      force: turn.payload["force"] == true, deletesEmpty: turn.payload["empty"] == true)
    _ = try removal.remove(paths.filter { !FileWork.fails($0) })
  }

  static let copyFiles = BackgroundWork("files.copy") { turn in
    guard let copying = try FileCopying(turn), !FileWork.fails(copying.to) else { return }
    try copying.copy(at: turn.now)
  }

  /// What was expanded before a conflict stays, as when somebody waits for it.
  static let inflateArchive = BackgroundWork("files.inflate") { turn in
    let store = FileStore(database: turn.database, owner: turn.payload["owner"]?.string ?? "")
    guard let file = try store.find(turn.payload["path"]?.string ?? ""),
      !FileWork.fails(file.path)
    else { return }
    do {
      try FileExpansion(turn.payload["mode"]?.string).expand(
        try FileExpansion.archive(file, in: store), into: turn.payload["target"]?.string ?? "",
        store, at: turn.now)
      if turn.payload["delete"] == true { try store.remove(file.path) }
    } catch is FileExpansion.Stopped {}
  }

  static let deflateFiles = BackgroundWork("files.deflate") { turn in
    let store = FileStore(database: turn.database, owner: turn.payload["owner"]?.string ?? "")
    let place = turn.payload["place"]?.string ?? ""
    let paths = turn.payload["paths"]?.array?.compactMap(\.string) ?? []
    let report: String
    if FileWork.fails(place) {
      report = "ERROR no space left on device"
    } else {
      let archive = try FileWork.archive(
        of: paths, below: turn.payload["base"]?.string ?? "", in: store)
      let bytes = archive.packed(at: turn.now)
      try store.put(bytes, at: place, at: turn.now)
      report = "INFO  \(archive.entries.count) entries, \(bytes.count) bytes"
    }
    let name = place.split(separator: "/").last ?? ""
    let log = place.dropLast(name.count) + (turn.payload["hidden"] == true ? "." : "") + name
    try store.put(
      Array("\(CalendarDate.milliseconds(turn.now)) \(report)\n".utf8), at: log + ".log",
      at: turn.now)
  }
}
