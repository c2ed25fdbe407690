import JSON

/// What bodies of AI Lake have that others have not.
extension BodyFields {
  /// Throws 400 if the member is there and none of these.
  func choice(_ key: String, among choices: [String]) throws -> String? {
    guard let text = try string(key) else { return nil }
    guard choices.contains(text) else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must be one of \(choices.joined(separator: ", ")).",
        .field(name(key)))
    }
    return text
  }

  /// A number of 32 bits. Throws 400 if it is there and not within the bounds.
  func int32(_ key: String, _ bounds: ClosedRange<Int> = 0...Int(Int32.max)) throws -> Int? {
    guard let value = try int(key) else { return nil }
    guard bounds.contains(value) else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must be between \(bounds.lowerBound) and "
          + "\(bounds.upperBound).", .field(name(key)))
    }
    return value
  }

  /// An object whose members are texts. Throws 400 if it is there and anything else.
  func textMap(_ key: String, nullable: Bool = false) throws -> JSONObject? {
    guard let object = try object(key)?.value.object else { return nil }
    for member in object where member.value.string == nil {
      guard nullable, member.value.isNull else {
        throw PlatformFault.invalid(
          "The field '\(name(key)).\(member.key)' must be a text.",
          .field("\(name(key)).\(member.key)"))
      }
    }
    return object
  }

  /// A required list of texts without repetitions.
  func requiredSet(_ key: String) throws -> [String] {
    guard let list = try strings(key) else {
      throw PlatformFault.invalid("The field '\(name(key))' is required.", .field(name(key)))
    }
    guard Set(list).count == list.count else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must not hold a value twice.", .field(name(key)))
    }
    return list
  }

  /// A text that names something: not blank and of at most 255 characters. The bound is not in the
  /// reference; its maker has it for all ids and titles.
  func requiredName(_ key: String) throws -> String {
    try bounded(try requiredString(key), key)
  }

  /// The same where it may be left out.
  func optionalName(_ key: String) throws -> String? {
    guard try string(key) != nil else { return nil }
    return try requiredName(key)
  }

  private func bounded(_ text: String, _ key: String) throws -> String {
    guard text.count <= 255 else {
      throw PlatformFault.invalid(
        "The field '\(name(key))' must have at most 255 characters.", .field(name(key)))
    }
    return text
  }
}

extension Call {
  /// Throws 404 in the older wire format, for what came after it.
  func requireJSONAPI() throws {
    guard emulator.options.aiLakeFormat == .jsonAPI else {
      throw PlatformFault.missing("There is no resource at \(target.rawPath).")
    }
  }
}
