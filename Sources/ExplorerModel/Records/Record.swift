public import JSON

/// Something that outlives the program: a document with a name of its own. Each is put and removed
/// for itself, as other windows and commands keep theirs in the same place.
public struct Record: Hashable, Sendable {
  public var id: RecordID
  public var document: JSONValue

  public init(_ id: RecordID, _ document: JSONValue) {
    self.id = id
    self.document = document
  }
}

/// What a record is, and which of them.
public struct RecordID: Hashable, Sendable {
  public var kind: RecordKind
  /// Whatever tells it from others of its kind.
  public var key: String

  public init(_ kind: RecordKind, _ key: String) {
    self.kind = kind
    self.key = key
  }
}

/// The raw values stand on disk.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  /// A staged edit of one asset.
  case draft
  /// What is being written and is no draft yet: a form as it is typed, a text that is not valid.
  case unfinished
  /// A change set that was applied, with what reverses it.
  case applied
  case bookmark
  /// How the panes were left.
  case look
  /// Something that was begun at AI Lake, by a command or in a pane.
  case operation
  /// A run that was started here, or whose end somebody here wants to know.
  case run
}

/// A record that is there now, or is there no more (`document` is nil).
public struct RecordChange: Equatable, Sendable {
  public var id: RecordID
  public var document: JSONValue?

  public init(_ id: RecordID, _ document: JSONValue?) {
    self.id = id
    self.document = document
  }
}

/// A change that is to be kept.
public struct RecordEdit: Equatable, Sendable {
  public var change: RecordChange
  public var condition: Condition

  /// When it is made.
  public enum Condition: Equatable, Sendable {
    /// Whoever is last wins.
    case always
    /// Only if this is what is there (nil: nothing). Else `RecordNews.refused` tells what is there.
    case over(JSONValue?)
  }

  public init(_ change: RecordChange, _ condition: Condition = .always) {
    self.change = change
    self.condition = condition
  }

  public static func put(
    _ id: RecordID, _ document: JSONValue, _ condition: Condition = .always
  ) -> RecordEdit {
    RecordEdit(RecordChange(id, document), condition)
  }

  public static func remove(_ id: RecordID, _ condition: Condition = .always) -> RecordEdit {
    RecordEdit(RecordChange(id, nil), condition)
  }
}
