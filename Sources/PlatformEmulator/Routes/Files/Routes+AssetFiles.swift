import HTTPTypes
import JSON

extension Routes {
  /// Files of a container.
  static let assetFiles: [Route] =
    [
      .get("/v2/asset_files", .assetFiles) { call in
        let folder = try call.files()
        return try FileListing(call, of: folder).answer(folder.base)
      },
      .changing(.put, "/v2/asset_files", .assetFiles, makeRoot),
      .changing(.delete, "/v2/asset_files", .assetFiles, FileRemoval.removeSome),
      .get("/v2/asset_files/{path}", .assetFiles, readFile).signable,
      Route(
        group: .assetFiles, method: .head, pattern: "/v2/asset_files/{path}", access: .read,
        handler: readHeads
      ).signable,
      .changing(.put, "/v2/asset_files/{path}", .assetFiles, FileUpload.receive).signable,
      .changing(.delete, "/v2/asset_files/{path}", .assetFiles, FileRemoval.removeOne),
      .asking("/v2/asset_files/{path}/signed", .assetFiles, signFile),
      .changing(.post, "/v2/asset_files/async_delete", .assetFiles, FileRemoval.removeLater),
    ] + fileCopies + fileArchives + gitTransactions

  /// Administrators only; 409 if it is there. Source: PUT /v2/asset_files.
  private static func makeRoot(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files(needsRoot: false)
    try call.requireAdministrator(of: folder)
    guard try !folder.store.hasRoot() else {
      throw PlatformFault.conflict("Root directory already exists")
    }
    try folder.store.makeRoot(at: call.now)
    if folder.key == "project_id", call.flag("initialize_git") {
      try GitRepository(database: call.database, project: folder.store.owner).open()
    }
    return Answer.json(["status": "Root directory created."], .created)
  }

  /// Source: GET /v2/asset_files/{path}: a folder answers as its list.
  private static func readFile(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files()
    let file = try folder.find(call.parameter("path"))
    if call.flag("inflate") { return try previewArchive(file, folder, call) }
    guard !file.isFolder else { return try FileListing(call, of: folder).answer(file.path) }
    return try FileDownload(file, in: folder.store, call).answer()
  }

  /// Source: HEAD /v2/asset_files/{path}.
  private static func readHeads(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files()
    let file = try folder.find(call.parameter("path"))
    guard !file.isFolder else {
      return EmulatorResponse(status: .ok, headers: [.contentType: "application/json"])
    }
    return FileDownload(file, in: folder.store, call).heads()
  }

  /// What lies in an archive, as if it had been expanded. Nothing is kept, so a preview is never old.
  private static func previewArchive(
    _ file: FileRecord, _ folder: FileFolder, _ call: Call
  ) throws -> EmulatorResponse {
    let archive = try FileExpansion.archive(file, in: folder.store)
    let lines = archive.entries.filter { !$0.isFolder }.sorted { $0.path < $1.path }
      .map { entry -> JSONValue in
        var line: JSONValue = [
          "path": .string(entry.path), "size": JSONValue(entry.bytes.count),
          "last_modifed": .string(HTTPDate.text(file.modified)), "type": "file",
        ]
        if let type = FileRecord.mimeType(of: entry.path) { line["mime_type"] = .string(type) }
        return line
      }
    return Answer.json(["resources": .array(lines)])
  }

  /// The address as plain text, and once more in `Location`, encoded as a whole. An hour if nobody
  /// says how long: that is not in the reference.
  ///
  /// Source: POST /v2/asset_files/{path}/signed.
  private static func signFile(_ call: Call) throws -> EmulatorResponse {
    let path = call.parameter("path")
    let text = call.query("method")?.lowercased() ?? "get"
    guard let method = FileSignature.Method(rawValue: text) else {
      throw PlatformFault.invalid(
        "The method '\(text)' is neither 'get' nor 'put'.", .parameter("method"))
    }
    let seconds = try call.number("expires_in") ?? 3600
    guard seconds > 0, seconds <= 366 * 86_400 else {
      throw PlatformFault.invalid(
        "The value of parameter 'expires_in' must be 1 to \(366 * 86_400).",
        .parameter("expires_in"))
    }
    let folder = try call.files()
    _ = try folder.place(of: path)
    if method == .put { try call.requireWriter(of: folder) }
    if call.flag("validate_exists") { _ = try folder.find(path) }
    var signature = FileSignature(
      method, path: path, scopeKey: folder.key, scopeID: folder.id, user: call.caller,
      end: call.now + Int64(seconds) * 1000)
    signature.contentType = call.query("content_type")
    signature.contentDisposition = call.query("content_disposition")
    signature.fromRoot = call.flag("root")
    signature.inflates = method == .put && call.flag("inflate")
    let address = call.emulator.gate.address(signedBy: signature)
    return EmulatorResponse(
      status: .ok,
      headers: [.contentType: "text/plain", .location: RequestTarget.encoded(address)],
      body: Array(address.utf8))
  }
}

extension Call {
  /// Throws 403 for anybody but an administrator of the container or the account.
  func requireAdministrator(of folder: FileFolder) throws {
    guard let kind = WorldScope.Kind(rawValue: String(folder.key.dropLast(3))) else {
      return try requireAdministrator()
    }
    try require(.admin, in: container(WorldScope(kind: kind, id: folder.store.owner)))
  }

  /// Throws 403 for those who may only read there.
  func requireWriter(of folder: FileFolder) throws {
    guard let kind = WorldScope.Kind(rawValue: String(folder.key.dropLast(3))) else {
      return try requireAdministrator()
    }
    try require(.editor, in: container(WorldScope(kind: kind, id: folder.store.owner)))
  }
}
