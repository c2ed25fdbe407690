public import JSON

/// What there is to say of records.
public enum RecordNews: Equatable, Sendable {
  /// What is kept, once at the start, in the order it was first put; and what could not be read, in
  /// words for people.
  case found([Record], problems: [String])
  /// Another process put or removed them.
  case changed([RecordChange])
  /// Another process was faster: the edit was not made, and `now` is there (nil: nothing).
  case refused(RecordEdit, now: JSONValue?)
  /// The answer to one `Effect.keep`: what is in memory alone after it, and why.
  case kept(unkept: Set<RecordID>, problem: String?)
}

/// What of the records is on disk.
public struct RecordsState: Equatable, Sendable {
  /// What could not be written yet. It is tried again with whatever is kept next.
  public var unkept: Set<RecordID> = []
  /// Why, in words for people; nil: everything is on disk.
  public var problem: String?
  /// What was wrong with what is on disk at the start, in words for people.
  public var notes: [String] = []
  /// How many `Effect.keep` have no answer yet.
  var unanswered = 0

  public init() {}

  /// Everything that was to be kept is on disk.
  public var isKept: Bool { unkept.isEmpty && unanswered == 0 }
}
