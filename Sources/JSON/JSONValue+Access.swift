extension JSONValue {
  /// The text of a string; nil for any other value.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// True or false; nil for any other value.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// A whole number that fits, however it is written (`2`, `2.0`, `2e0`); nil for any other value,
  /// also for the string `"2"`.
  public var int: Int? {
    if case .number(let value) = self { value.int } else { nil }
  }

  /// The nearest double of a number; nil for any other value.
  public var double: Double? {
    if case .number(let value) = self { value.double } else { nil }
  }

  /// A number with its text; nil for any other value.
  public var number: JSONNumber? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The elements of an array; nil for any other value.
  public var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members of an object; nil for any other value.
  public var object: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }

  /// True for `null` only.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The member of that name; nil if there is none or this is no object.
  ///
  /// Setting replaces the member in its place or appends it; setting nil removes it (`.null` stays,
  /// as a member). Setting a member of anything but an object makes it an object first.
  public subscript(key: String) -> JSONValue? {
    get {
      if case .object(let object) = self { object[key] } else { nil }
    }
    set {
      guard var object = takeObject() else {
        if let newValue { self = .object([key: newValue]) }
        return
      }
      object[key] = newValue
      self = .object(object)
    }
  }

  /// The element at that place; nil if there is none or this is no array.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value the pointer leads to; nil if the way ends before.
  public func value(at pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let object):
        guard let next = object[token] else { return nil }
        value = next
      case .array(let elements):
        guard let index = JSONPointer.arrayIndex(token), index < elements.count else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }
}
