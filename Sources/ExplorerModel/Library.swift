public import JSON
public import Nouns
public import PlatformModel

/// Every object of the platforms that was seen, by id. Panes hold ids and read from here, so that a
/// saved asset changes in one place and everywhere in the same frame.
public struct Library: Equatable, Sendable {
  public var containers: [ContainerID: Container] = [:]
  public var databases: [String: AILakeDatabase] = [:]
  public var storages: [ObjectStorage] = []
  public var assets: [AssetID: Asset] = [:]
  /// Assets that were read whole; few.
  public var details: [AssetID: AssetDetail] = [:]
  /// When they were read.
  public var detailsReadAt: [AssetID: Timestamp] = [:]
  public var columns: [AssetID: [Column]] = [:]
  public var relationships: [AssetID: [Relationship]] = [:]
  public var revisions: [AssetID: [Revision]] = [:]
  /// What assets were in revisions that were read, by number; these never change.
  public var revisionDocuments: [AssetID: [Int: JSONValue]] = [:]
  public var jobs: [JobID: Job] = [:]
  public var runs: [JobRunID: JobRun] = [:]
  /// What this user is in containers, in the platform's word; those that were asked for only.
  public var roles: [ContainerID: String] = [:]
  /// The row of a list that is looked at.
  public var items: [NounItemID: NounItem] = [:]
  /// Display names of users, by user id.
  public var users: [String: User] = [:]

  public init() {}
}
