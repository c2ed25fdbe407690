import HTTPTypes
import JSON

extension Routes {
  static let fileCopies: [Route] = [
    .changing(.post, "/v2/asset_files/copy", .assetFiles) { call in
      let copying = try FileCopying(call, overwrites: true)
      try copying.copy(at: call.now)
      return Answer.json(["status": "The asset was successfully copied."])
    },
    .changing(.post, "/v2/asset_files/move", .assetFiles) { call in
      let copying = try FileCopying(call, overwrites: false)
      try copying.copy(at: call.now)
      try copying.source.remove(copying.from.path)
      return Answer.json(["status": "The asset was successfully moved."])
    },
    .changing(.post, "/v2/asset_files/async_copy", .assetFiles) { call in
      try FileCopying(call, overwrites: true).schedule(call)
      return Answer.empty(.accepted)
    },
  ]
}

/// One file, or one folder with all that is in it, on its way to another place.
struct FileCopying {
  let source: FileStore
  let from: FileRecord
  let target: FileStore
  /// From the root of the container.
  let to: String

  /// Reads `{"source", "target"}`, each `{"type", "guid", "path", "root"?, "userfs"?}`. A viewer of
  /// the source may do it, of the target not.
  ///
  /// The reference has lost the names; these are the words it describes them with.
  ///
  /// - Parameter overwrites: unless `override` says otherwise. Throws 409 if the place is taken.
  /// Source: POST /v2/asset_files/copy and /move.
  init(_ call: Call, overwrites: Bool) throws {
    let body = try call.fields()
    let (first, path) = try Self.end(try body.requiredObject("source"), call.asReader)
    let (second, place) = try Self.end(try body.requiredObject("target"), call)
    source = first.store
    from = try first.find(path)
    target = second.store
    to = try second.place(of: place)
    let overwrites = call.query("override").map { $0.lowercased() == "true" } ?? overwrites
    if !overwrites, try target.find(to) != nil {
      throw PlatformFault.conflict("There is a file at '\(place)' already.")
    }
    guard source.owner != target.owner || !(to + "/").hasPrefix(from.path + "/") else {
      throw PlatformFault.unable("'\(path)' cannot be copied onto or into itself.")
    }
  }

  /// What was scheduled. Nil if the source is gone.
  init?(_ turn: BackgroundWork.Turn) throws {
    let owner = { (key: String) in turn.payload[key]?.string ?? "" }
    source = FileStore(database: turn.database, owner: owner("from"))
    target = FileStore(database: turn.database, owner: owner("to"))
    to = turn.payload["place"]?.string ?? ""
    guard let file = try source.find(turn.payload["path"]?.string ?? "") else { return nil }
    from = file
  }

  func copy(at now: Int64) throws {
    guard from.isFolder else {
      return try target.put(
        try source.bytes(of: from), at: to, mimeType: from.mimeType, at: now)
    }
    try target.makeFolder(to, at: now)
    for file in try source.descendants(of: from.path) {
      let place = to + file.path.dropFirst(from.path.count)
      if file.isFolder {
        try target.makeFolder(place, at: now)
      } else {
        try target.put(try source.bytes(of: file), at: place, mimeType: file.mimeType, at: now)
      }
    }
  }

  func schedule(_ call: Call) throws {
    try call.schedule(
      .copyFiles, after: FileWork.duration(to, bytes: from.size),
      [
        "from": .string(source.owner), "path": .string(from.path), "to": .string(target.owner),
        "place": .string(to),
      ])
  }

  private static func end(
    _ fields: BodyFields, _ call: Call
  ) throws -> (folder: FileFolder, path: String) {
    let type = try fields.requiredString("type").lowercased()
    guard ["project", "space", "catalog"].contains(type) else {
      throw PlatformFault.invalid(
        "The container type '\(type)' is not one of project, space, catalog.",
        .field(fields.name("type")))
    }
    let folder = try call.files(
      of: "\(type)_id", try fields.requiredString("guid"),
      fromRoot: try fields.bool("root") ?? false)
    try call.requireRoot(of: folder)
    return (folder, try fields.requiredString("path"))
  }
}

extension Call {
  /// The same call, as far as it only reads: what a viewer may do.
  fileprivate var asReader: Call {
    var reading = route
    reading.access = .read
    return Call(
      emulator: emulator, database: database, route: reading, request: request, target: target,
      parameters: parameters, caller: caller, now: now, generation: generation)
  }
}
