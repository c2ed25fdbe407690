import ExplorerModel
import Foundation
import JSON
import Workers

/// What the explorer remembers of one context: bookmarks, and how its panes were left. A file only the
/// user may read; losing it costs nothing but convenience.
final class MemoryFile: MemoryStorage {
  private let path: String

  init(path: String) {
    self.path = path
  }

  func read() -> ExplorerMemory {
    guard let data = FileManager.default.contents(atPath: path),
      let document = try? JSONValue.parse(Array(data))
    else { return ExplorerMemory() }
    return ExplorerMemory(document)
  }

  /// What is remembered of bookmarks alone changes.
  func store(_ bookmarks: [Bookmark]) -> String? {
    var memory = read()
    memory.bookmarks = bookmarks
    return store(memory)
  }

  func store(_ memory: ExplorerMemory) -> String? {
    do {
      try PrivateFile.write(memory.document.serializedBytes(.pretty), to: path)
      return nil
    } catch {
      return "\(error)"
    }
  }
}
