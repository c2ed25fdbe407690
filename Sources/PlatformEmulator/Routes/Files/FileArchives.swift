import HTTPTypes
import JSON

extension Routes {
  static let fileArchives: [Route] = [
    .changing(.post, "/v2/asset_files/inflate", .assetFiles) { call in
      let (archive, target) = try archiveAndTarget(call)
      let expansion = try FileExpansion(call.query("inflate_mode"))
      let store = archive.folder.store
      let content = try FileExpansion.archive(archive.file, in: store)
      return try expansion.answer(Answer.json(["status": "The archive was inflated."])) {
        try expansion.expand(content, into: target, store, at: call.now)
        if deletesArchive(call) { try store.remove(archive.file.path) }
      }
    },
    .changing(.post, "/v2/asset_files/async_inflate", .assetFiles, inflateLater),
    .changing(.post, "/v2/asset_files/{path}/deflate", .assetFiles, deflate),
  ]

  private typealias Archive = (file: FileRecord, folder: FileFolder)

  /// Source: POST /v2/asset_files/async_inflate.
  private static func inflateLater(_ call: Call) throws -> EmulatorResponse {
    let (archive, target) = try archiveAndTarget(call)
    let mode = try FileExpansion(call.query("inflate_mode")).mode
    guard ZipArchive.isArchive(try archive.folder.store.bytes(of: archive.file)) else {
      throw PlatformFault.unable(ArchiveError.notAnArchive.description)
    }
    try call.schedule(
      .inflateArchive, after: FileWork.duration(archive.file.path, bytes: archive.file.size),
      [
        "owner": .string(archive.folder.store.owner), "path": .string(archive.file.path),
        "target": .string(target), "mode": .string(mode.rawValue),
        "delete": .bool(deletesArchive(call)),
      ])
    return Answer.empty(.accepted)
  }

  /// `{"source", "target"}`: the reference has lost the names and kept the words for them.
  private static func archiveAndTarget(_ call: Call) throws -> (Archive, target: String) {
    guard call.query("catalog_id") == nil, call.query("account_id") == nil else {
      throw PlatformFault.invalid(
        "Exactly one of project_id, space_id must be specified.", .parameter("project_id"))
    }
    let folder = try call.files()
    let body = try call.fields()
    let file = try folder.find(try body.requiredString("source"))
    return ((file, folder), try folder.place(of: try body.requiredString("target")))
  }

  private static func deletesArchive(_ call: Call) -> Bool {
    call.query("delete_archive")?.lowercased() != "false"
  }

  /// Writes a log beside the archive, hidden or not. Source: POST /v2/asset_files/{path}/deflate; the
  /// name of the log is not in the reference.
  private static func deflate(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files()
    let place = try folder.place(of: call.parameter("path"))
    let paths = try call.json().array?.compactMap(\.string) ?? []
    guard !paths.isEmpty else {
      throw PlatformFault.invalid("The request body must be a list of file paths.")
    }
    let files = try paths.map(folder.find)
    if call.flag("is_directory") {
      guard files.count == 1, files[0].isFolder else {
        throw PlatformFault.invalid("With is_directory the list must name exactly one directory.")
      }
    } else if let directory = files.first(where: \.isFolder) {
      throw PlatformFault.invalid("'\(folder.shown(directory.path))' is a directory.")
    }
    try call.schedule(
      .deflateFiles,
      after: FileWork.duration(place, bytes: files.reduce(0) { $0 + $1.size }),
      [
        "owner": .string(folder.store.owner), "place": .string(place),
        "base": .string(call.flag("is_directory") ? files[0].path : folder.base),
        "paths": .array(files.map { .string($0.path) }), "hidden": .bool(call.flag("hide_log")),
      ])
    return Answer.empty(.accepted)
  }
}
