import HTTPTypes
import JSON

/// The files that a call is about: those of one container or of the account, and where its paths
/// begin.
struct FileFolder {
  let store: FileStore
  /// `project_id` and so on.
  let key: String
  let id: String
  /// `assets`; empty for paths from the root.
  let base: String

  /// From the root of the container. Throws 400 for a path that leads nowhere or out.
  func place(of path: String) throws -> String {
    let parts = path.split(separator: "/").map(String.init)
    guard !parts.isEmpty, !parts.contains(where: { $0 == "." || $0 == ".." }),
      path.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else {
      throw PlatformFault.invalid("The path '\(path)' is not valid.", .parameter("path"))
    }
    return ((base.isEmpty ? [] : [base]) + parts).joined(separator: "/")
  }

  /// As the caller names it.
  func shown(_ place: String) -> String {
    base.isEmpty ? place : String(place.dropFirst(base.count + 1))
  }

  /// Throws 404 if there is no such file or folder.
  func find(_ path: String) throws -> FileRecord {
    guard let found = try store.find(try place(of: path)) else {
      throw PlatformFault.missing("There is no file or folder at '\(path)'.")
    }
    return found
  }
}

extension Call {
  static let accountID = "999"

  /// The files of the container named in the query: exactly one of `project_id`, `catalog_id`,
  /// `account_id`, `space_id`.
  ///
  /// Throws like `container(among:)`, 403 for what is not for everybody, and 404 if the root folder
  /// was not made yet.
  func files(needsRoot: Bool = true) throws -> FileFolder {
    let keys = ["project_id", "catalog_id", "account_id", "space_id"]
    let named = keys.filter { query($0) != nil }
    guard named.count == 1, let key = named.first, let id = query(key) else {
      throw PlatformFault.invalid(
        "Exactly one of \(keys.joined(separator: ", ")) must be specified; "
          + "\(named.isEmpty ? "none" : "\(named.count)") given.", .parameter("project_id"))
    }
    let folder = try files(of: key, id, fromRoot: flag("root"))
    if needsRoot { try requireRoot(of: folder) }
    return folder
  }

  /// - Parameter key: `project_id` and so on.
  func files(of key: String, _ id: String, fromRoot: Bool) throws -> FileFolder {
    let owner = key == "account_id" ? try account(id) : try container(of: key, id)
    if fromRoot { try requireService("Paths from the root") }
    return FileFolder(
      store: FileStore(database: database, owner: owner), key: key, id: id,
      base: fromRoot ? "" : "assets")
  }

  func requireRoot(of folder: FileFolder) throws {
    guard try folder.store.hasRoot() else {
      throw PlatformFault.missing(
        "The root directory of \(folder.key.dropLast(3)) '\(folder.id)' has not been created.")
    }
  }

  /// Files of a catalog are for the platform itself, and for addresses that it signed. Creating the
  /// root folder is what POST /v2/catalogs tells people to do.
  private func container(of key: String, _ id: String) throws -> String {
    guard let kind = WorldScope.Kind(rawValue: String(key.dropLast(3))) else {
      throw PlatformFault.invalid("The container type '\(key.dropLast(3))' is not known.")
    }
    let container = try container(WorldScope(kind: kind, id: id))
    if kind == .catalog, !(route.method == .put && route.pattern == "/v2/asset_files") {
      try requireService("Files of a catalog")
    }
    return container.scope.id
  }

  /// Everybody may read there, only its administrators write.
  private func account(_ id: String) throws -> String {
    guard id == Self.accountID else {
      throw PlatformFault.missing("There is no account with the ID '\(id)'.")
    }
    if route.access == .write { try requireAdministrator() }
    return "account/\(id)"
  }

  /// What the reference marks as internal. Here: signed addresses, and administrators of the
  /// platform, as the reference does not say who else is at home.
  private func requireService(_ what: String) throws {
    guard caller.signature != nil || caller.isAdministrator else {
      throw PlatformFault.forbidden("\(what) are not available to external users.")
    }
  }
}

extension FileRecord {
  /// A line of a list. `last_modifed` is misspelt by the platform.
  ///
  /// Source: GET /v2/asset_files, recorded.
  func document(path: String, withETag: Bool) -> JSONValue {
    var document: JSONValue = ["path": .string(path)]
    if withETag { document["etag"] = .string(etag) }
    document["size"] = JSONValue(size)
    document["last_modifed"] = .string(HTTPDate.text(modified))
    document["type"] = isFolder ? "folder" : "file"
    if let mimeType { document["mime_type"] = .string(mimeType) }
    return document
  }
}
