/// The reason why an operation cannot be asked for, or its work not be followed. Whoever says it makes
/// the sentence.
public enum RequestProblem: Error, Hashable, Sendable {
  /// A parameter that has to be given.
  case missing(String)
  /// A parameter that is part of the operation's path.
  case missingInPath(String, path: String)
  /// Parameters of which exactly one has to be given.
  case missingOneOf([String])
  case moreThanOneOf([String], given: Int)
  /// A parameter of the path without a value.
  case empty(String)
  /// A parameter the operation has not, and those it has.
  case unknown(String, known: [String], operation: String)
  /// A value that has to be a whole number of 0 or more.
  case notANumber(String, value: String)
  /// A value that has to be `true` or `false`.
  case notAFlag(String, value: String)
  /// A body where the operation takes none.
  case bodyNotTaken(operation: String)
  /// A body that has to be JSON, and the reader's words.
  case bodyNotJSON(String)
  /// An answer that does not say what to ask for next.
  case notFollowable(operation: String)
}
