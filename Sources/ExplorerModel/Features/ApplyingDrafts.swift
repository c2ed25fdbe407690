public import PlatformModel

/// Drafts that are being applied together, and how far that is.
public struct ApplyingDrafts: Hashable, Sendable {
  /// In the tray.
  public var entry: Int
  public var assets: [AssetID]
  /// The change set they become.
  public var set: String
  /// Nothing is sent: it is looked whether what was sent before has arrived.
  public var isLooking: Bool
  public var isStopping = false
  /// The platform allows no more calls until then.
  public var waitsUntil: Timestamp?
  public private(set) var saved = 0
  public private(set) var conflicts = 0
  public private(set) var failed = 0
  /// Of these the answer was lost, and it could not be found out.
  public private(set) var unknown = 0

  public init(entry: Int, assets: [AssetID], set: String, isLooking: Bool = false) {
    self.entry = entry
    self.assets = assets
    self.set = set
    self.isLooking = isLooking
  }

  mutating func note(_ result: SavedAsset) {
    switch result.result {
    case .success(.saved): saved += 1
    case .success(.conflict): conflicts += 1
    case .failure(let error): if error.outcomeIsUnknown { unknown += 1 } else { failed += 1 }
    }
  }

  public var done: Int { saved + conflicts + failed + unknown }

  /// `240 of 604, 2 failed; waiting 40 s for the platform's limit`
  func progress(at now: Timestamp) -> String {
    var words = ([("\(done.grouped) of \(assets.count.grouped)")] + exceptions)
      .joined(separator: ", ")
    if isStopping { words += "; stopping" }
    if let end = waitsUntil, end > now {
      words += "; waiting \(BulkPlan.words(end - now)) for the platform's limit of calls"
    }
    return words
  }

  /// `598 of 604 drafts: 4 conflicts, 2 failed`
  var counts: String {
    let sum =
      saved == assets.count
      ? "\(saved.grouped) drafts" : "\(saved.grouped) of \(assets.count.grouped) drafts"
    return exceptions.isEmpty ? sum : "\(sum): \(exceptions.joined(separator: ", "))"
  }

  var outcome: TrayEntry.State {
    let words = ([("\(saved.grouped) of \(assets.count.grouped)")] + exceptions)
      .joined(separator: ", ")
    return saved == assets.count ? .succeeded(words) : .failed(words)
  }

  private var exceptions: [String] {
    let words = [
      conflicts > 0 ? (conflicts == 1 ? "1 conflict" : "\(conflicts.grouped) conflicts") : nil,
      failed > 0 ? "\(failed.grouped) failed" : nil,
      unknown > 0 ? "\(unknown.grouped) not known" : nil,
    ]
    return isLooking ? [] : words.compactMap(\.self)
  }
}
