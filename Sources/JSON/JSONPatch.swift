/// A list of changes to a JSON document, applied all or not at all (RFC 6902).
public struct JSONPatch: Sendable, Hashable {
  /// One change; the places are those of the document as the operations before it have left it.
  public enum Operation: Sendable, Hashable {
    /// Sets a member, or inserts into an array; the last token `-` appends.
    case add(path: JSONPointer, value: JSONValue)
    /// Removes what must be there.
    case remove(path: JSONPointer)
    /// Replaces what must be there.
    case replace(path: JSONPointer, value: JSONValue)
    /// Removes what must be at `from`, then adds it at `path`.
    case move(from: JSONPointer, path: JSONPointer)
    /// Adds at `path` what must be at `from`.
    case copy(from: JSONPointer, path: JSONPointer)
    /// Fails unless an equal value is there.
    case test(path: JSONPointer, value: JSONValue)

    /// Where the operation acts; of a move or copy, where to.
    public var path: JSONPointer {
      switch self {
      case .add(let path, _), .remove(let path), .replace(let path, _), .move(_, let path),
        .copy(_, let path), .test(let path, _):
        path
      }
    }

    /// The name in JSON.
    public var name: String {
      switch self {
      case .add: "add"
      case .remove: "remove"
      case .replace: "replace"
      case .move: "move"
      case .copy: "copy"
      case .test: "test"
      }
    }
  }

  public var operations: [Operation]

  public init(_ operations: [Operation]) { self.operations = operations }

  /// True if there is nothing to do.
  public var isEmpty: Bool { operations.isEmpty }
}

extension JSONPatch: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Operation...) { self.init(elements) }
}
