public import JSON

extension CellValue {
  /// As a field of a document: moments as text, spans in seconds.
  public var json: JSONValue {
    switch self {
    case .texts(let texts): .array(texts.map { .string($0) })
    case .number, .decimal, .span: JSONNumber(text: plain).map { .number($0) } ?? .string(plain)
    case .flag(let flag): .bool(flag)
    case .none: .null
    case .text, .moment, .state, .user, .container: .string(plain)
    }
  }
}
