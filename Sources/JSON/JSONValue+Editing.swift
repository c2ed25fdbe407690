/// The effect of adding a value on the place it was added at.
enum JSONAddition {
  /// It took the place of this value.
  case replaced(JSONValue)
  /// It became a new member.
  case appended
  /// It was inserted into an array, at this index.
  case inserted(Int)
}

/// Changes at the end of a pointer, made in place; if one throws, nothing has changed.
extension JSONValue {
  mutating func add(
    _ value: JSONValue, at pointer: JSONPointer
  ) throws(JSONPatchError.Reason) -> JSONAddition {
    guard pointer.tokens.count <= JSONLimits.deepest else { throw .tooLarge }
    return try edit(
      pointer.tokens[...],
      whole: { (root) throws(JSONPatchError.Reason) in
        defer { root = value }
        return .replaced(root)
      },
      member: { (object, key) throws(JSONPatchError.Reason) in
        let old = object[key]
        object[key] = value
        return old.map { .replaced($0) } ?? .appended
      },
      element: { (elements, token) throws(JSONPatchError.Reason) in
        let index = token == "-" ? elements.count : try Self.index(token, in: elements, orEnd: true)
        elements.insert(value, at: index)
        return .inserted(index)
      })
  }

  mutating func remove(at pointer: JSONPointer) throws(JSONPatchError.Reason) -> JSONValue {
    try edit(
      pointer.tokens[...],
      whole: { (_) throws(JSONPatchError.Reason) in throw .wholeDocument },
      member: { (object, key) throws(JSONPatchError.Reason) in
        guard let old = object.removeValue(forKey: key) else { throw .notFound }
        return old
      },
      element: { (elements, token) throws(JSONPatchError.Reason) in
        elements.remove(at: try Self.index(token, in: elements))
      })
  }

  mutating func replace(
    at pointer: JSONPointer, with value: JSONValue
  ) throws(JSONPatchError.Reason) -> JSONValue {
    try edit(
      pointer.tokens[...],
      whole: { (root) throws(JSONPatchError.Reason) in
        defer { root = value }
        return root
      },
      member: { (object, key) throws(JSONPatchError.Reason) in
        guard let place = object.place(of: key) else { throw .notFound }
        defer { object.members[place].value = value }
        return object.members[place].value
      },
      element: { (elements, token) throws(JSONPatchError.Reason) in
        let index = try Self.index(token, in: elements)
        defer { elements[index] = value }
        return elements[index]
      })
  }

  /// The value there, or why there is none.
  func find(_ pointer: JSONPointer) throws(JSONPatchError.Reason) -> JSONValue {
    if let value = value(at: pointer) { return value }
    guard let parent = pointer.parent, let token = pointer.tokens.last else { throw .notFound }
    switch value(at: parent) {
    case nil: throw .parentNotFound
    case .object: throw .notFound
    case .array(let elements):
      _ = try Self.index(token, in: elements)
      throw .notFound
    default: throw .notAContainer
    }
  }

  /// Walks to the parent of the place and lets one of the three change it. On the way down each
  /// container is taken out of its parent, so that it has one owner and is not copied.
  private mutating func edit<Result>(
    _ tokens: ArraySlice<String>,
    whole: (inout JSONValue) throws(JSONPatchError.Reason) -> Result,
    member: (inout JSONObject, String) throws(JSONPatchError.Reason) -> Result,
    element: (inout [JSONValue], String) throws(JSONPatchError.Reason) -> Result
  ) throws(JSONPatchError.Reason) -> Result {
    guard let token = tokens.first else { return try whole(&self) }
    let rest = tokens.dropFirst()
    if var object = takeObject() {
      defer { self = .object(object) }
      if rest.isEmpty { return try member(&object, token) }
      guard let place = object.place(of: token) else { throw .parentNotFound }
      return try object.members[place].value.edit(
        rest, whole: whole, member: member, element: element)
    }
    if var elements = takeArray() {
      defer { self = .array(elements) }
      if rest.isEmpty { return try element(&elements, token) }
      guard let index = JSONPointer.arrayIndex(token), index < elements.count else {
        throw .parentNotFound
      }
      return try elements[index].edit(rest, whole: whole, member: member, element: element)
    }
    throw rest.isEmpty ? .notAContainer : .parentNotFound
  }

  /// The object, which the caller then owns alone and must put back; nil if this is none.
  mutating func takeObject() -> JSONObject? {
    guard case .object(let object) = self else { return nil }
    self = .null
    return object
  }

  private mutating func takeArray() -> [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    self = .null
    return elements
  }

  private static func index(
    _ token: String, in elements: [JSONValue], orEnd: Bool = false
  ) throws(JSONPatchError.Reason) -> Int {
    guard let index = JSONPointer.arrayIndex(token) else { throw .badIndex(token) }
    guard index < elements.count || orEnd && index == elements.count else {
      throw .outOfRange(index: index, count: elements.count)
    }
    return index
  }
}
