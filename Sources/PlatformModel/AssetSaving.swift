public import JSON

/// An edit of one asset that is to be saved.
public struct AssetSaving: Hashable, Sendable {
  public var id: AssetID
  /// The asset as it was read when the edit began.
  public var base: AssetDetail
  /// New values of fields that differ from `base`.
  public var edits: [AssetField: JSONValue]

  public init(_ id: AssetID, base: AssetDetail, edits: [AssetField: JSONValue]) {
    self.id = id
    self.base = base
    self.edits = edits
  }
}

/// The outcome of a saving.
public typealias SaveResult = Result<SaveOutcome, PlatformError>

/// Many assets in the batches they are changed in: of one container, twenty at most.
public enum AssetBatches {
  /// Source: POST /v2/assets/bulk_patch, GET /v2/assets/bulk: "up to 20 assets".
  public static let most = 20

  /// Containers in the order they first appear, assets in theirs.
  public static func of<Element>(
    _ elements: [Element], container: (Element) -> ContainerID
  ) -> [[Element]] {
    var order: [ContainerID] = []
    var groups: [ContainerID: [Element]] = [:]
    for element in elements {
      let place = container(element)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(element)
    }
    return order.flatMap { place -> [[Element]] in
      let all = groups[place] ?? []
      return stride(from: 0, to: all.count, by: most).map {
        Array(all[$0..<min($0 + most, all.count)])
      }
    }
  }

  /// The calls that saving so many batches takes, if nobody is in between: each is read, patched and
  /// read again.
  public static func calls(_ batches: Int) -> [CallCategory: Int] {
    [.read: 2 * batches, .write: batches]
  }
}
