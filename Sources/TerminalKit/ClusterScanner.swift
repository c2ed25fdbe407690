/// Reads UTF-8 as clusters that every terminal shows in the same number of columns.
///
/// Control characters come out as their pictures, controls of the C1 set, direction overrides and
/// broken bytes as U+FFFD; joiners, selectors, emoji modifiers and joined emoji are left out.
/// Nothing it returns can move the cursor or change the state of a terminal.
struct ClusterScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// After so many scalars that show nothing the rest of the text is given up.
  private static let patience = 4096
  private static let replacement: UInt32 = 0xfffd
  private static let joiner: UInt32 = 0x200d

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func next() -> Cluster? {
    var patience = Self.patience
    while position < bytes.count {
      let start = position
      let byte = bytes[start]
      if byte < 0x80 {
        position += 1
        var cluster = Self.ascii(byte)
        if position < bytes.count, bytes[position] >= 0x80, byte > 0x20 {
          addMarks(to: &cluster, patience: &patience)
        }
        cluster.bytes = start..<position
        return cluster
      }
      let (scalar, length) = decode(at: start)
      position += length
      if var cluster = Self.cluster(of: scalar) {
        addMarks(to: &cluster, patience: &patience)
        cluster.bytes = start..<position
        return cluster
      }
      if Self.isJoiner(scalar) {
        return Cluster(base: Self.replacement, width: 1, bytes: start..<position)
      }
      patience -= 1
      if patience <= 0 { position = bytes.count }
    }
    return nil
  }

  /// Joins letters of scripts in which they change their form, and emoji; elsewhere it only hides.
  private static func isJoiner(_ scalar: UInt32) -> Bool { scalar == 0x200c || scalar == joiner }

  /// Printable ASCII from here on, at most `limit` bytes, each of which is a cluster of one column;
  /// without the last one before what might be a mark on it.
  mutating func nextPlain(limit: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = position
    let end = limit < bytes.count - start ? start + max(0, limit) : bytes.count
    while position < end, bytes[position] &- 0x20 < 0x5f { position += 1 }
    if position < bytes.count, bytes[position] >= 0x80, position > start { position -= 1 }
    return bytes[start..<position]
  }

  private static func ascii(_ byte: UInt8) -> Cluster {
    switch byte {
    case 0x20..<0x7f: Cluster(base: UInt32(byte), width: 1)
    case 0x09: Cluster(base: 0x20, width: TextWidth.tab)
    case 0x7f: Cluster(base: 0x2421, width: 1)
    default: Cluster(base: 0x2400 + UInt32(byte), width: 1)
    }
  }

  /// The cluster a scalar starts, or nil if it shows nothing by itself.
  private static func cluster(of scalar: UInt32) -> Cluster? {
    switch TextWidth.kind(of: scalar) {
    case .narrow: Cluster(base: scalar, width: 1)
    case .wide: Cluster(base: scalar, width: 2)
    case .hostile: Cluster(base: replacement, width: 1)
    case .mark, .invisible: nil
    }
  }

  private mutating func addMarks(to cluster: inout Cluster, patience: inout Int) {
    var inTail = false
    while position < bytes.count, bytes[position] >= 0x80 {
      let (scalar, length) = decode(at: position)
      switch TextWidth.kind(of: scalar) {
      case .mark:
        if !inTail { cluster.add(mark: scalar) }
      case .invisible:
        if scalar == Self.joiner, joins(cluster.base, at: position + length) {
          position += length
          inTail = true
          position += decode(at: position).length
          continue
        }
        if Self.isJoiner(scalar), cluster.base < 0x590 { return }
      case .wide where (0x1f3fb...0x1f3ff).contains(scalar) && Self.isEmoji(cluster.base):
        break
      case .hostile where cluster.base == 0x1f3f4 && (0xe0020...0xe007f).contains(scalar):
        // The flag of a region.
        break
      default:
        return
      }
      position += length
      patience -= 1
      if patience <= 0 {
        position = bytes.count
        return
      }
    }
  }

  private func joins(_ base: UInt32, at next: Int) -> Bool {
    next < bytes.count && bytes[next] >= 0x80 && Self.isEmoji(base)
      && Self.isEmoji(decode(at: next).scalar)
  }

  private static func isEmoji(_ scalar: UInt32) -> Bool {
    scalar > 0xff && Unicode.Scalar(scalar)?.properties.isEmoji == true
  }

  /// The scalar at `start` and its length in bytes; a broken byte is U+FFFD of length 1.
  private func decode(at start: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[start]
    let length: Int
    var scalar: UInt32
    switch first {
    case 0xc2...0xdf: (length, scalar) = (2, UInt32(first & 0x1f))
    case 0xe0...0xef: (length, scalar) = (3, UInt32(first & 0x0f))
    case 0xf0...0xf4: (length, scalar) = (4, UInt32(first & 0x07))
    default: return (first < 0x80 ? UInt32(first) : Self.replacement, 1)
    }
    guard start + length <= bytes.count else { return (Self.replacement, 1) }
    for offset in 1..<length {
      let byte = bytes[start + offset]
      guard byte & 0xc0 == 0x80 else { return (Self.replacement, 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3f)
    }
    let shortest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard scalar >= shortest, Unicode.Scalar(scalar) != nil else { return (Self.replacement, 1) }
    return (scalar, length)
  }
}
