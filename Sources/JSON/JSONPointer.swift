/// A place in a JSON document: the names and indices on the way to it (RFC 6901).
public struct JSONPointer: Sendable, CustomStringConvertible {
  /// Names and indices, outermost first, not escaped; none for the whole document.
  public let tokens: [String]

  /// The whole document.
  public static let root = JSONPointer(tokens: [])

  public init(tokens: [String]) { self.tokens = tokens }

  /// Reads `/a~1b/0`. Throws if it is neither empty nor begins with `/`, or if a `~` is not `~0` or
  /// `~1`.
  public init(_ text: String) throws(JSONPointerError) {
    guard !text.isEmpty else {
      self = .root
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/") else { throw .missingSlash(text) }
    var tokens: [String] = []
    var token: [UInt8] = []
    var index = 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "/"):
        tokens.append(String(decoding: token, as: UTF8.self))
        token.removeAll(keepingCapacity: true)
      case UInt8(ascii: "~"):
        index += 1
        switch index < bytes.count ? bytes[index] : 0 {
        case UInt8(ascii: "0"): token.append(UInt8(ascii: "~"))
        case UInt8(ascii: "1"): token.append(UInt8(ascii: "/"))
        default: throw .invalidEscape(text)
        }
      case let byte: token.append(byte)
      }
      index += 1
    }
    tokens.append(String(decoding: token, as: UTF8.self))
    self.init(tokens: tokens)
  }

  /// The text of the pointer, with `~` and `/` inside names escaped.
  public var description: String {
    var text: [UInt8] = []
    for token in tokens {
      text.append(UInt8(ascii: "/"))
      for byte in token.utf8 {
        switch byte {
        case UInt8(ascii: "~"): text += [UInt8(ascii: "~"), UInt8(ascii: "0")]
        case UInt8(ascii: "/"): text += [UInt8(ascii: "~"), UInt8(ascii: "1")]
        default: text.append(byte)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The place of a member or an element of what this leads to.
  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

  /// The place of an element of what this leads to.
  public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  /// The place of what this is a member or an element of; nil for the whole document.
  public var parent: JSONPointer? {
    tokens.isEmpty ? nil : JSONPointer(tokens: Array(tokens.dropLast()))
  }

  /// True if `other` is this place or one inside it.
  public func contains(_ other: JSONPointer) -> Bool {
    tokens.count <= other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { $0.hasSameBytes(as: $1) }
  }

  /// The index a token stands for: digits without leading zeros; nil for anything else, also `-`.
  static func arrayIndex(_ token: String) -> Int? {
    let bytes = token.utf8
    guard let first = bytes.first, bytes.allSatisfy({ (0x30...0x39).contains($0) }),
      first != 0x30 || bytes.count == 1
    else { return nil }
    return Int(token)
  }
}

extension JSONPointer: Hashable {
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.count == right.tokens.count && left.contains(right)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(tokens.count)
    for token in tokens { token.hashBytes(into: &hasher) }
  }
}
