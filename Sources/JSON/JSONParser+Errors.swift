extension JSONParser {
  @inline(never)
  func error(_ kind: JSONParseError.Kind, at place: Int) -> JSONParseError {
    JSONParseError(kind, at: place, in: bytes)
  }

  /// The error of bytes at `position` other than those that had to come.
  @inline(never)
  func unexpected(_ expected: String) -> JSONParseError {
    unexpected(.unexpected(byte: byte(at: position), expected: expected))
  }

  /// As `kind` says, unless the text has ended or a comment begins.
  @inline(never)
  func unexpected(_ kind: JSONParseError.Kind) -> JSONParseError {
    if position >= count { return error(.unexpectedEnd, at: count) }
    if byte(at: position) == UInt8(ascii: "/"),
      byte(at: position + 1) == UInt8(ascii: "/") || byte(at: position + 1) == UInt8(ascii: "*")
    {
      return error(.comment, at: position)
    }
    return error(kind, at: position)
  }

  @inline(never)
  func notAValue() -> JSONParseError {
    switch byte(at: position) {
    case UInt8(ascii: "+"), UInt8(ascii: "."): error(.malformedNumber, at: position)
    case UInt8(ascii: "N"), UInt8(ascii: "I"): error(.notFinite, at: position)
    default: unexpected("a value")
    }
  }
}
