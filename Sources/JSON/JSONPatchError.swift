/// Why a patch cannot be read or applied: which operation, where, and what is wrong.
public struct JSONPatchError: Error, Sendable, Hashable {
  /// The problem of the operation.
  public enum Reason: Error, Sendable, Hashable {
    /// The patch itself is not an array.
    case notAnArray
    /// The operation is not an object.
    case notAnObject
    /// The operation has no such member, or one that is no string.
    case missing(member: String)
    /// `op` is none of the six.
    case unknownOperation(String)
    /// `path` or `from` is no JSON pointer.
    case badPointer(member: String, JSONPointerError)
    /// Nothing is there.
    case notFound
    /// The value that would hold the place does not exist.
    case parentNotFound
    /// The value that would hold the place is neither an object nor an array.
    case notAContainer
    /// Not a way to write the index of an array.
    case badIndex(String)
    /// Beyond the end of an array with that many elements.
    case outOfRange(index: Int, count: Int)
    /// A value cannot be moved into itself.
    case intoItself
    /// The whole document cannot be removed.
    case wholeDocument
    /// Something else is there than the test expects.
    case testFailed(found: JSONValue)
    /// The document would become deeper or larger than can be handled.
    case tooLarge
  }

  /// From 0; nil if the patch as a whole is wrong.
  public let index: Int?
  /// `add`, `remove` …; nil if it could not be read.
  public let operation: String?
  /// The place that is wrong: the `path`, or the `from` of a move or copy; nil if it could not be
  /// read.
  public let path: JSONPointer?
  public let reason: Reason

  public init(index: Int?, operation: String?, path: JSONPointer?, reason: Reason) {
    self.index = index
    self.operation = operation
    self.path = path
    self.reason = reason
  }
}

extension JSONPatchError: CustomStringConvertible {
  /// One sentence for people: `Operation 2 of the patch (remove "/tags/7"): nothing is there.`
  public var description: String {
    guard let index else { return "The patch is not an array of operations." }
    var subject = "Operation \(index + 1) of the patch"
    if let operation {
      subject += path.map { " (\(operation) \"\($0)\")" } ?? " (\(operation))"
    }
    return "\(subject): \(reason.words)."
  }
}

extension JSONPatchError.Reason {
  fileprivate var words: String {
    switch self {
    case .notAnArray: "it is not an array"
    case .notAnObject: "it is not an object"
    case .missing(let member): "\"\(member)\" is missing or has the wrong type"
    case .unknownOperation(let name): "there is no operation \"\(name)\""
    case .badPointer(let member, .missingSlash(let text)):
      "\"\(member)\" is \"\(text)\", which does not begin with a slash"
    case .badPointer(let member, .invalidEscape(let text)):
      "\"\(member)\" is \"\(text)\", which has a ~ without 0 or 1 after it"
    case .notFound: "nothing is there"
    case .parentNotFound: "what it would be in is not there"
    case .notAContainer: "what it would be in is neither an object nor an array"
    case .badIndex(let text): "\"\(text)\" is not an index of an array"
    case .outOfRange(let index, let count): "index \(index) is beyond the \(count) elements there"
    case .intoItself: "a value cannot be moved into itself"
    case .wholeDocument: "the whole document cannot be removed"
    case .testFailed(let found): "\(Self.shortened(found)) is there, not the value tested for"
    case .tooLarge: "the document would become too deep or too large"
    }
  }

  private static func shortened(_ value: JSONValue) -> String {
    let text = value.serialized()
    return text.count > 80 ? text.prefix(79) + "…" : text
  }
}
