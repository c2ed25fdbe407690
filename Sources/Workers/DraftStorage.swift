public import ExplorerModel

/// Where drafts outlive the program.
public protocol DraftStorage: Sendable {
  /// Replaces what is kept. Returns what went wrong, in words for people; nil if nothing did.
  func store(_ drafts: [Draft]) -> String?
}
