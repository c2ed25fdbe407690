import GRDB
import JSON

/// Puts the files of a new world into its store.
enum WorldFiles {
  /// Catalogs get their folders here; those of projects and spaces came with them.
  ///
  /// - Parameter now: milliseconds since 1970.
  static func add(to database: Database, at now: Int64) throws {
    for container in WorldContainers.all where container.scope.kind == .catalog {
      try FileStore(database: database, owner: container.scope.id).makeRoot(at: now)
    }
    for asset in WorldStory.assets {
      guard let file = StoryFile.all[asset.id] else { continue }
      let changed = (now - Int64(asset.changed) * 60_000) / 1000 * 1000
      try FileStore(database: database, owner: asset.container.scope.id)
        .put(file.bytes, at: "assets/" + file.path, mimeType: file.mimeType, at: changed)
    }
  }
}
