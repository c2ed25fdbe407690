/// Why a text is not a JSON pointer.
public enum JSONPointerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Neither empty nor beginning with `/`.
  case missingSlash(String)
  /// A `~` that is followed by neither `0` nor `1`.
  case invalidEscape(String)

  public var description: String {
    switch self {
    case .missingSlash(let text): "The JSON pointer \"\(text)\" does not begin with a slash."
    case .invalidEscape(let text): "The JSON pointer \"\(text)\" has a ~ without 0 or 1 after it."
    }
  }
}
