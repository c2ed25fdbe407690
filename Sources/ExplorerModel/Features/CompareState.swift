public import PlatformModel

/// `=`: two assets side by side, where their documents differ.
public struct CompareState: Hashable, Sendable {
  public var left: AssetID
  public var right: AssetID
  public var rows: [CompareRow] = []
  /// Both documents were there.
  public var isComplete = false
  /// Why there is nothing to compare; nil if nothing is wrong.
  public var problem: String?
  public var cursor = ListCursor()

  public init(left: AssetID, right: AssetID) {
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
