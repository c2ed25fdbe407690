extension JSONPatch {
  /// Reads an array of operations; members the standard does not know are ignored.
  ///
  /// Throws for the first operation that is incomplete, unknown, or has a broken pointer.
  public init(json: JSONValue) throws(JSONPatchError) {
    guard case .array(let elements) = json else {
      throw JSONPatchError(index: nil, operation: nil, path: nil, reason: .notAnArray)
    }
    operations = []
    operations.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      do throws(JSONPatchError.Reason) {
        operations.append(try Operation(json: element))
      } catch {
        throw JSONPatchError(
          index: index, operation: element["op"]?.string,
          path: element["path"]?.string.flatMap { try? JSONPointer($0) }, reason: error)
      }
    }
  }

  /// The array of operations to send.
  public var json: JSONValue { .array(operations.map(\.json)) }
}

extension JSONPatch.Operation {
  init(json: JSONValue) throws(JSONPatchError.Reason) {
    guard case .object(let object) = json else { throw .notAnObject }
    guard let name = object["op"]?.string else { throw .missing(member: "op") }
    switch name {
    case "add":
      self = .add(path: try Self.pointer("path", object), value: try Self.value(object))
    case "remove":
      self = .remove(path: try Self.pointer("path", object))
    case "replace":
      self = .replace(path: try Self.pointer("path", object), value: try Self.value(object))
    case "move":
      self = .move(from: try Self.pointer("from", object), path: try Self.pointer("path", object))
    case "copy":
      self = .copy(from: try Self.pointer("from", object), path: try Self.pointer("path", object))
    case "test":
      self = .test(path: try Self.pointer("path", object), value: try Self.value(object))
    default: throw .unknownOperation(name)
    }
  }

  /// The operation as an object: `op`, then `from`, `path`, `value` as far as it has them.
  public var json: JSONValue {
    var object: JSONObject = ["op": .string(name)]
    switch self {
    case .move(let from, _), .copy(let from, _): object["from"] = .string(from.description)
    case .add, .remove, .replace, .test: break
    }
    object["path"] = .string(path.description)
    switch self {
    case .add(_, let value), .replace(_, let value), .test(_, let value): object["value"] = value
    case .remove, .move, .copy: break
    }
    return .object(object)
  }

  private static func pointer(
    _ member: String, _ object: JSONObject
  ) throws(JSONPatchError.Reason) -> JSONPointer {
    guard let text = object[member]?.string else { throw .missing(member: member) }
    do throws(JSONPointerError) {
      return try JSONPointer(text)
    } catch {
      throw .badPointer(member: member, error)
    }
  }

  private static func value(_ object: JSONObject) throws(JSONPatchError.Reason) -> JSONValue {
    guard let value = object["value"] else { throw .missing(member: "value") }
    return value
  }
}
