public import ExplorerModel

/// Where bookmarks outlive the program.
public protocol MemoryStorage: Sendable {
  /// Replaces what is kept. Returns what went wrong, in words for people; nil if nothing did.
  func store(_ bookmarks: [Bookmark]) -> String?
}
