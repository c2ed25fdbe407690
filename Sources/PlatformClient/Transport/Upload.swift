/// A body that is sent piece by piece, so that a file of any size is never in memory as a whole. It can
/// be read again from its beginning, for a request that has to be sent anew.
public final class Upload: Sendable {
  /// Bytes in all.
  public let count: Int
  private let piece: @Sendable (Range<Int>) throws -> [UInt8]

  /// - Parameter piece: the bytes of a range within `count`; throws if there are not as many any more.
  public init(count: Int, piece: @escaping @Sendable (Range<Int>) throws -> [UInt8]) {
    self.count = count
    self.piece = piece
  }

  public convenience init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { Array(bytes[$0]) }
  }

  public func bytes(_ range: Range<Int>) throws -> [UInt8] {
    range.isEmpty ? [] : try piece(range.clamped(to: 0..<count))
  }

  /// The same with a few bytes before and behind it.
  func between(_ head: [UInt8], _ tail: [UInt8]) -> Upload {
    let end = head.count + count
    return Upload(count: end + tail.count) { [self] range in
      let start = range.clamped(to: 0..<head.count)
      let middle = range.clamped(to: head.count..<end)
      let rest = range.clamped(to: end..<end + tail.count)
      return try Array(head[start])
        + bytes(middle.lowerBound - head.count..<middle.upperBound - head.count)
        + tail[rest.lowerBound - end..<rest.upperBound - end]
    }
  }
}

/// Each is what it is: contents are not compared.
extension Upload: Hashable {
  public static func == (left: Upload, right: Upload) -> Bool { left === right }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
