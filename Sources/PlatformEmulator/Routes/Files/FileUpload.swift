import HTTPTypes
import JSON

/// Files on their way in.
enum FileUpload {
  /// The part `file` of a multipart form, or the body as it is.
  ///
  /// Source: PUT /v2/asset_files/{path}. That a plain body will do is not in the reference; tools
  /// that know nothing of forms send one.
  static func receive(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files()
    let place = try folder.place(of: call.parameter("path"))
    if call.flag("inflate") { return try expand(into: place, folder, call) }
    if call.flag("ensure_dir") {
      let isNew = try folder.store.makeFolder(place, at: call.now)
      return Answer.json(
        ["status": isNew ? "Directory created." : "Directory exists."], isNew ? .created : .ok)
    }
    let (bytes, type) = try content(of: call)
    if call.query("override")?.lowercased() == "false", try folder.store.find(place) != nil {
      throw PlatformFault.conflict("There is a file at '\(call.parameter("path"))' already.")
    }
    try folder.store.put(bytes, at: place, mimeType: type, at: call.now)
    return created
  }

  /// The file that was sent, and what its sender says it is. Throws 400 for a form without one.
  ///
  /// - Parameter names: of the parts it may come in; else it is the first with a file's name.
  static func content(
    of call: Call, in names: [String] = ["file"]
  ) throws -> (bytes: [UInt8], type: String?) {
    guard let form = try call.form() else {
      let type = call.request.headers[.contentType].map { HeaderParameters($0).value }
      return (call.request.body, type.flatMap(told))
    }
    let part = names.lazy.compactMap { form[$0] }.first ?? form.parts.first { $0.fileName != nil }
    guard let part else {
      throw PlatformFault.invalid(
        "The form has no part '\(names[0])' with a file.", .field(names[0]))
    }
    return (part.bytes, part.contentType.map { HeaderParameters($0).value }.flatMap(told))
  }

  /// Nil for the types that tools send when they know nothing of a file.
  private static func told(_ type: String) -> String? {
    ["", "application/octet-stream", "application/x-www-form-urlencoded"].contains(type)
      ? nil : type
  }

  private static func expand(
    into place: String, _ folder: FileFolder, _ call: Call
  ) throws -> EmulatorResponse {
    let expansion = try FileExpansion(call.query("inflate_mode"))
    let archive = try FileExpansion.archive(try content(of: call).bytes)
    return try expansion.answer(created) {
      try expansion.expand(archive, into: place, folder.store, at: call.now)
    }
  }

  /// Source: PUT /v2/asset_files/{path}, recorded.
  private static var created: EmulatorResponse {
    Answer.json(["status": "Asset created: The asset was successfully uploaded."], .created)
  }
}
