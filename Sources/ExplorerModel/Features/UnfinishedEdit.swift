public import PlatformModel

/// Something that was written and is no draft yet: a form as it is typed, or a text of `$EDITOR` that
/// is not valid. It outlives the program, however that ends.
public struct UnfinishedEdit: Hashable, Sendable {
  /// Tells it from others, also from those of other windows.
  public var id: String
  public var subject: Subject
  public var content: Content
  /// Why it is no draft, for people; nil: nobody said that it is one.
  public var problem: String?
  public var writtenAt: Timestamp

  public enum Subject: Hashable, Sendable {
    /// With the asset as it was read when the edit began.
    case asset(AssetID, base: AssetDetail)
    /// The form for many.
    case marked([AssetID])
  }

  public enum Content: Hashable, Sendable {
    /// What stands in the inputs, by the id of their field.
    case form([String: String])
    case text(String)
    /// It stands in the file that an editor has open.
    case file
  }

  public init(
    id: String, subject: Subject, content: Content, problem: String? = nil, writtenAt: Timestamp
  ) {
    self.id = id
    self.subject = subject
    self.content = content
    self.problem = problem
    self.writtenAt = writtenAt
  }

  /// `customers`, `12 marked assets`
  public var title: String {
    switch subject {
    case .asset(_, let base): base.asset.name
    case .marked(let assets): "\(assets.count.grouped) marked assets"
    }
  }

  public var asset: AssetID? {
    if case .asset(let id, _) = subject { id } else { nil }
  }
}
