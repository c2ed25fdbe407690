import JSON

/// The members of a JSON object that somebody sent, read with refusals that name the field.
struct BodyFields {
  let value: JSONValue
  /// Dotted name of this object in the body: `metadata`; empty for the body itself.
  let path: String

  /// Throws 400 if the value is no object.
  init(_ value: JSONValue, path: String = "") throws {
    guard value.object != nil else {
      throw PlatformFault.invalid(
        path.isEmpty
          ? "The request body must be a JSON object." : "The field '\(path)' must be an object.",
        path.isEmpty ? nil : .field(path))
    }
    self.value = value
    self.path = path
  }

  /// Nil if the member is absent or null.
  subscript(key: String) -> JSONValue? {
    guard let member = value[key], !member.isNull else { return nil }
    return member
  }

  func string(_ key: String) throws -> String? {
    try read(key, "a text", \.string)
  }

  /// Throws 400 if the text is absent or blank.
  func requiredString(_ key: String) throws -> String {
    guard let text = try string(key), !text.trimmingBlanks().isEmpty else {
      throw PlatformFault.invalid("The field '\(name(key))' is required.", .field(name(key)))
    }
    return text
  }

  func bool(_ key: String) throws -> Bool? {
    try read(key, "true or false", \.bool)
  }

  func int(_ key: String) throws -> Int? {
    try read(key, "a whole number", \.int)
  }

  func array(_ key: String) throws -> [JSONValue]? {
    try read(key, "a list", \.array)
  }

  func strings(_ key: String) throws -> [String]? {
    try read(key, "a list of texts") { value in
      let texts = value.array?.compactMap(\.string)
      return texts?.count == value.array?.count ? texts : nil
    }
  }

  func object(_ key: String) throws -> BodyFields? {
    try self[key].map { try BodyFields($0, path: name(key)) }
  }

  /// Throws 400 if the object is absent.
  func requiredObject(_ key: String) throws -> BodyFields {
    guard let object = try object(key) else {
      throw PlatformFault.invalid("The field '\(name(key))' is required.", .field(name(key)))
    }
    return object
  }

  /// Each element of a list of objects. Throws 400 if the list is absent, or has another number of
  /// elements than `counts` says.
  func objects(_ key: String, counts: ClosedRange<Int> = 0...Int.max) throws -> [BodyFields] {
    guard let list = try array(key) else {
      throw PlatformFault.invalid("The field '\(name(key))' is required.", .field(name(key)))
    }
    guard counts.contains(list.count) else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must have \(counts.lowerBound) to \(counts.upperBound) elements; "
          + "it has \(list.count).", .field(name(key)))
    }
    return try list.enumerated().map { try BodyFields($1, path: "\(name(key))[\($0)]") }
  }

  /// The dotted name of a member, for messages.
  func name(_ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  private func read<T>(
    _ key: String, _ kind: String, _ convert: (JSONValue) -> T?
  ) throws -> T? {
    guard let value = self[key] else { return nil }
    guard let converted = convert(value) else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must be \(kind).", .field(name(key)))
    }
    return converted
  }
}

extension Call {
  /// The body as a JSON object. Throws 400 if it is none.
  func fields() throws -> BodyFields {
    try BodyFields(try json())
  }

  /// The body as a JSON Patch. Throws 400 if it is none.
  func patch() throws -> JSONPatch {
    let body = try json()
    do {
      return try JSONPatch(json: body)
    } catch {
      throw PlatformFault.invalid("The body is not a JSON Patch: \(error)")
    }
  }
}
