extension JSONValue {
  /// Reads one document: strict RFC 8259, in UTF-8, with or without a byte order mark.
  ///
  /// Bytes that are not UTF-8 inside a string, and `\u` escapes of half a surrogate pair, are repaired
  /// rather than refused: they become U+FFFD, so that a name with a bad byte does not cost the page.
  /// Of members with the same name the last value wins, in the place of the first.
  ///
  /// Throws `JSONParseError` with the place of the first byte that does not fit, or when the
  /// document is larger or deeper than `limits` allows.
  public static func parse(
    _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard
  ) throws(JSONParseError) -> JSONValue {
    var parser = JSONParser(bytes, limits: limits)
    return try parser.document()
  }

  /// Reads one document, as `parse(_:limits:)` does for a raw buffer.
  public static func parse(
    _ bytes: [UInt8], limits: JSONLimits = .standard
  ) throws(JSONParseError) -> JSONValue {
    let result = bytes.withUnsafeBytes { parsed($0, limits: limits) }
    return try result.get()
  }

  /// Reads one document, as `parse(_:limits:)` does for a raw buffer.
  public static func parse(
    _ text: String, limits: JSONLimits = .standard
  ) throws(JSONParseError) -> JSONValue {
    let result = text.withBytes { parsed(UnsafeRawBufferPointer($0), limits: limits) }
    return try result.get()
  }

  private static func parsed(
    _ bytes: UnsafeRawBufferPointer, limits: JSONLimits
  ) -> Result<JSONValue, JSONParseError> {
    do throws(JSONParseError) {
      return .success(try parse(bytes, limits: limits))
    } catch {
      return .failure(error)
    }
  }

  /// The document as text. Numbers are written as they were read; only `"`, `\` and control
  /// characters below U+0020 are escaped.
  public func serialized(_ style: JSONStyle = .compact) -> String {
    String(decoding: serializedBytes(style), as: UTF8.self)
  }

  /// The document as UTF-8, without a byte order mark or a line end.
  public func serializedBytes(_ style: JSONStyle = .compact) -> [UInt8] {
    var writer = JSONWriter(style)
    writer.write(self)
    return writer.bytes
  }
}
