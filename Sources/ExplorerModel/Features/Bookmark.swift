public import PlatformModel

/// A thing somebody wants to come back to, kept beyond the end of the program.
public struct Bookmark: Hashable, Sendable {
  public enum Target: Hashable, Sendable {
    case container(ContainerID)
    case asset(AssetID)
    case job(JobID)
    case database(String)
  }

  public var target: Target
  /// What it was called when it was kept.
  public var name: String
  /// What it is and where: `data_asset in Retail 360`.
  public var detail: String

  public init(target: Target, name: String, detail: String = "") {
    self.target = target
    self.name = name
    self.detail = detail
  }
}
