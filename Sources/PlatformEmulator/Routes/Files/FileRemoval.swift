import HTTPTypes
import JSON

/// Files that are taken away: one, some, later, or the folder of the whole container.
struct FileRemoval {
  var folder: FileFolder
  /// Folders need not be empty.
  var force: Bool
  /// A folder whose last file goes, goes too.
  var deletesEmpty = false

  /// Throws 404 if there is nothing, 400 for a folder that is not empty or always there.
  func remove(_ path: String) throws {
    let file = try folder.find(path)
    guard file.path != "assets", file.path != "assets/data_asset" else {
      throw PlatformFault.unable("The directory '\(path)' cannot be deleted.")
    }
    guard !file.isFolder || file.size == 0 || force else {
      throw PlatformFault.unable("The directory '\(path)' is not empty.")
    }
    try folder.store.remove(file.path)
    if deletesEmpty { try removeIfEmpty(FileStore.parent(of: file.path)) }
  }

  /// Those that could not be removed.
  func remove(_ paths: [String]) throws -> [String] {
    try paths.filter { path in
      do {
        try remove(path)
        return false
      } catch is PlatformFault {
        return true
      }
    }
  }

  private func removeIfEmpty(_ place: String?) throws {
    guard let place, !["", "assets", "assets/data_asset"].contains(place),
      let found = try folder.store.find(place), found.size == 0
    else { return }
    try folder.store.remove(place)
    try removeIfEmpty(FileStore.parent(of: place))
  }
}

extension FileRemoval {
  /// Source: DELETE /v2/asset_files/{path}.
  static func removeOne(_ call: Call) throws -> EmulatorResponse {
    let removal = FileRemoval(folder: try call.files(), force: call.flag("force_delete"))
    try removal.remove(call.parameter("path"))
    return Answer.empty()
  }

  /// With a body: the files it lists, 204, or 200 with those that are left: which of the two lists
  /// the answer has is not in the reference. Without: the root folder, which must be empty.
  ///
  /// Source: DELETE /v2/asset_files.
  static func removeSome(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files()
    let force = call.flag("force_delete")
    guard call.request.body.isEmpty else {
      let left = try FileRemoval(folder: folder, force: force).remove(try paths(call))
      return left.isEmpty ? Answer.empty() : Answer.json(.array(left.map(JSONValue.string)))
    }
    try call.requireAdministrator(of: folder)
    guard try force || folder.store.descendants(of: "").allSatisfy(\.isFolder) else {
      throw PlatformFault.unable(
        "The directory of \(folder.key.dropLast(3)) '\(folder.id)' is not empty.")
    }
    try folder.store.removeRoot()
    return Answer.empty()
  }

  /// Source: POST /v2/asset_files/async_delete.
  static func removeLater(_ call: Call) throws -> EmulatorResponse {
    let folder = try call.files()
    let paths = try paths(call)
    for path in paths { _ = try folder.place(of: path) }
    try call.schedule(
      .removeFiles, after: FileWork.duration(paths.first ?? "", bytes: 0),
      [
        "owner": .string(folder.store.owner), "base": .string(folder.base),
        "paths": .array(paths.map(JSONValue.string)), "force": .bool(call.flag("force_delete")),
        "empty": .bool(call.query("delete_empty")?.lowercased() != "false"),
      ])
    return Answer.empty(.accepted)
  }

  /// A list of paths. Throws 400 for anything else.
  private static func paths(_ call: Call) throws -> [String] {
    let list = try call.json().array
    guard let list, !list.isEmpty, list.allSatisfy({ $0.string != nil }) else {
      throw PlatformFault.invalid("The request body must be a list of file paths.")
    }
    return list.compactMap(\.string)
  }
}
