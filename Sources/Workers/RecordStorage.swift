public import ExplorerModel

/// Where records outlive the program. Several processes may keep theirs in the same place.
///
/// Used on the lane of local files alone, one call after the other.
public protocol RecordStorage: Sendable {
  /// Everything that is kept, in the order it was first put, and what could not be read, in words
  /// for people.
  func all() throws(RecordFailure) -> (records: [Record], problems: [String])

  /// The changes other processes made since this, or `all`, was asked last.
  func changedByOthers() throws(RecordFailure) -> [RecordChange]

  /// Calls `changed`, on any thread, whenever another process may have changed something. The call
  /// itself returns at once.
  func watch(_ changed: @escaping @Sendable () -> Void)

  /// Makes all of the changes, or none if it throws; they are on the disk when it returns. What
  /// others were faster with is left out, and returned.
  func keep(_ edits: [RecordEdit]) throws(RecordFailure) -> [RefusedEdit]
}

/// An edit that was not made: something else than it is over is there.
public struct RefusedEdit: Equatable, Sendable {
  public var edit: RecordEdit
  /// Its document is nil if nothing is.
  public var now: RecordChange

  public init(_ edit: RecordEdit, now: RecordChange) {
    self.edit = edit
    self.now = now
  }
}

/// Why nothing can be read or kept, in words for people, without a full stop.
public struct RecordFailure: Error, Equatable {
  public var words: String

  public init(_ words: String) {
    self.words = words
  }
}
