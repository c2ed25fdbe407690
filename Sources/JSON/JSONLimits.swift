/// How large and how deep a document may be before it is refused.
public struct JSONLimits: Sendable, Hashable {
  /// The deepest any limit allows: beyond it, freeing a document could exhaust a small stack.
  public static let deepest = 2048

  /// Arrays and objects inside each other, the outermost counted; 1 to `deepest`.
  public let maxDepth: Int
  /// Bytes of the whole text.
  public let maxBytes: Int

  /// Depth 512, 256 MiB.
  public static let standard = JSONLimits()

  /// A depth outside 1 to `deepest` is moved to the nearest end.
  public init(maxDepth: Int = 512, maxBytes: Int = 256 << 20) {
    self.maxDepth = min(max(maxDepth, 1), Self.deepest)
    self.maxBytes = maxBytes
  }
}
