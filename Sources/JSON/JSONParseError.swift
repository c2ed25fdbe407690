/// Why a text is not a JSON document, and where.
public struct JSONParseError: Error, Sendable, Hashable {
  /// The problem at the place.
  public enum Kind: Sendable, Hashable {
    /// Nothing but white space.
    case empty
    /// The text stops inside a value.
    case unexpectedEnd
    /// A byte that cannot stand there, and what could.
    case unexpected(byte: UInt8, expected: String)
    /// A comma before `]` or `}`.
    case trailingComma
    /// `//` or `/*`.
    case comment
    /// A number with leading zeros, a bare point, a plus sign and the like.
    case malformedNumber
    /// `NaN` or `Infinity`.
    case notFinite
    /// A backslash before something that is no escape.
    case invalidEscape
    /// A control character below U+0020 inside a string, not escaped.
    case controlCharacter(UInt8)
    /// Something other than white space after the document.
    case trailingContent
    /// More arrays and objects inside each other than the limit.
    case tooDeep(limit: Int)
    /// More bytes than the limit.
    case tooLarge(limit: Int)
  }

  public let kind: Kind
  /// Bytes before the place, from 0, a byte order mark counted.
  public let offset: Int
  /// From 1; a line ends with LF, CR LF or CR.
  public let line: Int
  /// From 1, in Unicode scalars.
  public let column: Int

  public init(kind: Kind, offset: Int, line: Int, column: Int) {
    self.kind = kind
    self.offset = offset
    self.line = line
    self.column = column
  }

  init(_ kind: Kind, at offset: Int, in bytes: UnsafeRawBufferPointer) {
    var line = 1
    var column = 1
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    for index in (hasMark ? 3 : 0)..<max(min(offset, bytes.count), hasMark ? 3 : 0) {
      switch bytes[index] {
      case 0x0A:
        line += 1
        column = 1
      case 0x0D where index + 1 == bytes.count || bytes[index + 1] != 0x0A:
        line += 1
        column = 1
      case 0x80...0xBF: break
      default: column += 1
      }
    }
    self.init(kind: kind, offset: offset, line: line, column: column)
  }
}

extension JSONParseError: CustomStringConvertible {
  /// One sentence for people: "Line 3, column 7 (byte 41): a comma before the closing bracket."
  public var description: String {
    switch kind {
    case .empty, .tooLarge: "\(reason)."
    default: "Line \(line), column \(column) (byte \(offset)): \(reason)."
    }
  }

  private var reason: String {
    switch kind {
    case .empty: "The text is empty"
    case .unexpectedEnd: "the text ends in the middle of a value"
    case .unexpected(let byte, let expected): "\(expected) expected, \(Self.name(byte)) found"
    case .trailingComma: "a comma before the closing bracket"
    case .comment: "JSON has no comments"
    case .malformedNumber: "this is not how JSON writes a number"
    case .notFinite: "JSON has no NaN and no Infinity"
    case .invalidEscape: "a backslash with nothing to escape"
    case .controlCharacter(let byte): "\(Self.name(byte)) must be escaped inside a string"
    case .trailingContent: "something follows the end of the document"
    case .tooDeep(let limit): "more than \(limit) arrays and objects inside each other"
    case .tooLarge(let limit): "The text has more than \(limit) bytes"
    }
  }

  private static func name(_ byte: UInt8) -> String {
    switch byte {
    case 0x0A: "a line end"
    case 0x09: "a tab"
    case 0x21...0x7E: "\"\(Character(UnicodeScalar(byte)))\""
    default: "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
    }
  }
}
