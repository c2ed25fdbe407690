public import PlatformModel

/// One of two documents that are compared.
public enum CompareSide: Hashable, Sendable {
  case asset(AssetID)
  case revision(AssetID, Int)
  /// Before the first revision.
  case nothing

  public var asset: AssetID? {
    switch self {
    case .asset(let id), .revision(let id, _): id
    case .nothing: nil
    }
  }
}

/// Two documents side by side, where they differ: two assets (`=`), or a revision and the one
/// before it.
public struct CompareState: Hashable, Sendable {
  public var left: CompareSide
  public var right: CompareSide
  public var rows: [CompareRow] = []
  /// Both documents were there.
  public var isComplete = false
  /// Why there is nothing to compare; nil if nothing is wrong.
  public var problem: String?
  public var cursor = ListCursor()

  public init(left: CompareSide, right: CompareSide) {
    self.left = left
    self.right = right
  }
}

/// One place where two documents differ.
public struct CompareRow: Hashable, Sendable {
  /// The pointer without its first slash: `entity/data_asset/columns/0/name`.
  public var place: String
  /// As JSON writes it, secrets masked; nil: it is not there.
  public var left: String?
  public var right: String?

  public init(place: String, left: String?, right: String?) {
    self.place = place
    self.left = left
    self.right = right
  }
}
