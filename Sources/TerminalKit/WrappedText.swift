/// A text in lines of one width, laid out only as far as somebody looked.
///
/// Lines that were laid out are kept: looking again costs nothing, however long the text. They are those
/// of `TextWidth.wrap`.
public final class WrappedText {
  public let text: String
  public let width: Int
  /// Bytes looked at so far; for those who want to know what a frame costs.
  public private(set) var bytesLaidOut = 0
  /// True once every line is known.
  public private(set) var isComplete = false

  /// Where each known line lies, in bytes.
  private var lines: [Range<Int>] = []
  /// The byte the first line that is not known begins at.
  private var next = 0

  /// Lines that are laid out at once, at least.
  private static let step = 64

  public init(_ text: String, width: Int) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    self.width = max(1, width)
  }

  /// How many lines there are, exact if all of them up to `line` are known to be the last; else a guess
  /// by the length of what is left.
  public func count(lookingTo line: Int) -> Int {
    layOut(to: line)
    guard !isComplete, next > 0 else { return lines.count }
    let left = text.utf8.count - next
    return lines.count + max(1, left * lines.count / next)
  }

  /// Line `index`, without its end; nil if there are fewer.
  public func line(_ index: Int) -> Substring? { range(of: index).map { slice($0) } }

  /// Where line `index` lies, in bytes.
  public func range(of index: Int) -> Range<Int>? {
    layOut(to: index + 1)
    return lines.indices.contains(index) ? lines[index] : nil
  }

  public func slice(_ range: Range<Int>) -> Substring {
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return text[start..<utf8.index(start, offsetBy: range.count)]
  }

  private func layOut(to count: Int) {
    while !isComplete, lines.count < count { layOutSome(max(Self.step, count - lines.count)) }
  }

  /// Lays out some lines of the paragraph that is next.
  private func layOutSome(_ count: Int) {
    let count = min(count, 4_096)
    let reach = next + (count + 2) * width * 8
    let (end, isWhole, following) = paragraphEnd(before: reach)
    // One more, which shows where the last wanted one goes on.
    var found = TextWidth.wrapOffsets(slice(next..<end), width: width, limit: count + 1)
    bytesLaidOut += found.last?.upperBound ?? 0
    let base = next
    if found.count <= count, !isWhole {
      // Marks without end: the whole paragraph after all.
      return layOutParagraph(from: base)
    }
    if found.count > count {
      next = base + found.removeLast().lowerBound
    } else {
      next = following
      isComplete = following > text.utf8.count
    }
    lines += found.map { base + $0.lowerBound..<base + $0.upperBound }
  }

  private func layOutParagraph(from base: Int) {
    let (end, _, following) = paragraphEnd(before: .max)
    let found = TextWidth.wrapOffsets(slice(base..<end), width: width)
    bytesLaidOut += end - base
    lines += found.map { base + $0.lowerBound..<base + $0.upperBound }
    next = following
    isComplete = following > text.utf8.count
  }

  /// Where the paragraph that begins at `next` ends, and the one after it begins: behind the end of the
  /// text if there is none. With `isWhole` false the end was not reached before `reach`.
  private func paragraphEnd(before reach: Int) -> (end: Int, isWhole: Bool, following: Int) {
    TextWidth.withUTF8(of: text) { bytes in
      var index = next
      while index < bytes.count {
        // Not within a character: one before which a new one begins.
        if index >= reach, bytes[index] & 0xc0 != 0x80 { return (index, false, index) }
        let length = LineEnds.length(in: bytes, at: index)
        if length > 0 { return (index, true, index + length) }
        index += 1
      }
      return (bytes.count, true, bytes.count + 1)
    }
  }
}

/// The ends of lines of a text, as `Character.isNewline` has it.
enum LineEnds {
  /// Bytes of the line end at `index`; 0 if there is none.
  static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte > 0x0d, byte < 0xc2 { return 0 }
    let rest = bytes.count - index
    switch byte {
    case 0x0d: return rest > 1 && bytes[index + 1] == 0x0a ? 2 : 1
    case 0x0a...0x0c: return 1
    case 0xc2: return rest > 1 && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xe2:
      let isEnd = rest > 2 && bytes[index + 1] == 0x80 && (0xa8...0xa9).contains(bytes[index + 2])
      return isEnd ? 3 : 0
    default: return 0
    }
  }
}
