/// Where the members of a JSON object lie in its text, found without reading the values: long
/// documents are taken apart and put together again as they are.
///
/// Expects valid JSON: the text comes from our own writer.
struct JSONSections {
  private struct Member {
    var key: Range<Int>
    var value: Range<Int>
  }

  private let members: [Member]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    members = bytes.withUnsafeBufferPointer { Self.members(of: $0) }
  }

  /// The text of a member's value; nil if there is none.
  subscript(key: String) -> String? {
    range(of: key).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  func slice(_ key: String) -> [UInt8]? {
    range(of: key).map { Array(bytes[$0]) }
  }

  /// Where the value of a member lies.
  func range(of key: String) -> Range<Int>? {
    members.first { bytes[$0.key].elementsEqual(key.utf8) }?.value
  }

  var isEmpty: Bool { members.isEmpty }

  private static func members(of text: UnsafeBufferPointer<UInt8>) -> [Member] {
    var found: [Member] = []
    var depth = 0
    var position = 0
    var key: Range<Int>?
    var valueStart: Int?
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "\""):
        let end = stringEnd(text, position)
        if depth == 1, valueStart == nil { key = position + 1..<end }
        position = end
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: ":") where depth == 1 && valueStart == nil:
        valueStart = position + 1
      case UInt8(ascii: ",") where depth == 1:
        close(text, &key, &valueStart, position, &found)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 1 { close(text, &key, &valueStart, position, &found) }
        depth -= 1
      default: break
      }
      position += 1
    }
    return found
  }

  private static func close(
    _ text: UnsafeBufferPointer<UInt8>, _ key: inout Range<Int>?, _ start: inout Int?, _ end: Int,
    _ found: inout [Member]
  ) {
    if let name = key, let first = start {
      found.append(Member(key: name, value: first..<end))
    }
    key = nil
    start = nil
  }

  /// The index of the quote that ends the string beginning at `start`.
  private static func stringEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var position = start + 1
    while position < text.count, text[position] != UInt8(ascii: "\"") {
      position += text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position, text.count)
  }
}
