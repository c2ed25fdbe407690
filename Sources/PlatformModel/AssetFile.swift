/// A piece of a file of a container.
public struct FilePiece: Hashable, Sendable {
  public var bytes: [UInt8]
  /// Of the whole file; nil if the platform does not say.
  public var size: Int?
  /// Nothing comes behind it.
  public var isLast: Bool
  /// Another one means that the file was changed; nil if the platform does not say.
  public var tag: String?

  public init(bytes: [UInt8], size: Int?, isLast: Bool, tag: String?) {
    self.bytes = bytes
    self.size = size
    self.isLast = isLast
    self.tag = tag
  }
}
