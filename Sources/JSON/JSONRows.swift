/// The rows of a list as compact text, cut out of the document they came in without making values of
/// them: byte for byte what parsing and serializing each of them would give.
public struct JSONRows: Sendable {
  /// The document with an empty array in place of the rows.
  public let rest: JSONValue
  /// Each followed by a line end.
  public let bytes: [UInt8]
  /// Where each begins in `bytes`, and after them where the next one would.
  private let starts: [Int]

  public var count: Int { starts.count - 1 }

  /// A row, without its line end.
  public subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[starts[index]..<starts[index + 1] - 1]
  }

  /// Cuts the elements of an array out of an object.
  ///
  /// Nil for what is left to the parser: a document that is none or has no such array, and rows with
  /// escapes that need not be, names that repeat, bytes that are no UTF-8, or without the text or
  /// number that each must have.
  ///
  /// - Parameters:
  ///   - member: of the outermost object.
  ///   - path: names that lead to a text (neither empty nor `None`) or a number in each row.
  public init?(of document: [UInt8], in member: String, eachWith path: [String]) {
    let cut = document.withUnsafeBytes { bytes -> (Range<Int>, [UInt8], [Int])? in
      var cutter = JSONCutter(bytes, path: path.map { Array($0.utf8) })
      return cutter.cut(Array(member.utf8))
    }
    guard let (range, bytes, starts) = cut else { return nil }
    let around = document[..<range.lowerBound] + Array("[]".utf8) + document[range.upperBound...]
    guard let rest = try? JSONValue.parse(Array(around)) else { return nil }
    self.rest = rest
    self.bytes = bytes
    self.starts = starts
  }
}
