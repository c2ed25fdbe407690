import JSON

/// The answer that lists a folder: `{"resources"}`, and where the page lies in the list if one was
/// asked for.
///
/// Paths always begin at the assets folder, whichever folder is listed, so that each can be asked for
/// as it is: the reference leaves that open.
///
/// Source: GET /v2/asset_files.
struct FileListing {
  private let call: Call
  private let folder: FileFolder

  init(_ call: Call, of folder: FileFolder) {
    self.call = call
    self.folder = folder
  }

  /// - Parameter place: of the folder, from the root of the container.
  func answer(_ place: String) throws -> EmulatorResponse {
    let isFlat = call.flag("flat")
    let files =
      try isFlat
      ? folder.store.descendants(of: place).filter { !$0.isFolder }
      : folder.store.children(of: place)
    return try answer(shown(files, below: place), isFlat: isFlat)
  }

  /// - Parameter files: the whole list.
  func answer(_ files: [FileRecord], isFlat: Bool) throws -> EmulatorResponse {
    let withETags = !call.flag("stream") && !(isFlat && call.flag("minimal"))
    let document = { (file: FileRecord) in
      file.document(path: folder.shown(file.path), withETag: withETags)
    }
    guard call.query("limit") != nil || call.query("offset") != nil else {
      return Answer.json(["resources": .array(files.map(document))])
    }
    let limit = try call.limit(default: max(files.count, 1), maximum: Int.max)
    let offset = min(try call.number("offset") ?? 0, files.count)
    var answer: JSONValue = [
      "total_count": JSONValue(files.count), "limit": JSONValue(limit),
      "offset": JSONValue(offset), "first": link(0, limit),
      "last": link((max(files.count, 1) - 1) / limit * limit, limit),
    ]
    if files.count - offset > limit { answer["next"] = link(offset + limit, limit) }
    if offset > 0 { answer["previous"] = link(max(offset - limit, 0), limit) }
    answer["resources"] = .array(files[offset...].prefix(limit).map(document))
    return Answer.json(answer)
  }

  private func shown(_ files: [FileRecord], below place: String) -> [FileRecord] {
    let hidesFiles = call.query("hidden_files")?.lowercased() == "false"
    let hidesFolders = call.query("hidden_directories")?.lowercased() == "false"
    return files.filter { file in
      let parts = file.path.dropFirst(place.count).split(separator: "/")
      if file.isFolder { return !hidesFolders || !file.name.hasPrefix(".") }
      if hidesFiles, file.name.hasPrefix(".") { return false }
      return !hidesFolders || !parts.dropLast().contains { $0.hasPrefix(".") }
    }
  }

  private func link(_ offset: Int, _ limit: Int) -> JSONValue {
    let kept = call.target.query.filter { $0.name != "offset" && $0.name != "limit" }
      .map { "\($0.name)=\(RequestTarget.encoded($0.value))&" }.joined()
    return ["href": .string("\(call.target.rawPath)?\(kept)limit=\(limit)&offset=\(offset)")]
  }
}
