/// Binds an asset to data assets made shortly before it: chains, joins, hubs, and now and then a ring.
struct BulkLineage {
  private static let windowSize = 64

  private var random: SplitMix64
  private var window: [WorldRelationship.End] = []
  private var oldest = 0
  /// The last three that were each derived from the one before.
  private var chain: [WorldRelationship.End] = []
  /// What many are derived from, until another takes over.
  private var hub: WorldRelationship.End?

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    window.reserveCapacity(Self.windowSize)
  }

  mutating func bind(
    _ asset: WorldAsset, by kind: RelationshipKind?, into sink: inout some WorldSink
  ) throws {
    let isData = asset.type == "data_asset"
    if let kind, !window.isEmpty, random.chance(isData ? 38 : 80) {
      let end = asset.end()
      let first = nearby()
      try add(kind, end, first, asset, into: &sink)
      if kind == .writesTo { try add(.readsFrom, end, nearby(), asset, into: &sink) }
      if random.chance(30) {
        let second = nearby()
        if second.assetID != first.assetID { try add(kind, end, second, asset, into: &sink) }
      }
      if isData { try extendChain(from: first, to: end, asset, into: &sink) }
    }
    if isData { try remember(asset, into: &sink) }
  }

  private mutating func extendChain(
    from source: WorldRelationship.End, to end: WorldRelationship.End, _ asset: WorldAsset,
    into sink: inout some WorldSink
  ) throws {
    if chain.last?.assetID != source.assetID { chain = [source] }
    chain.append(end)
    if chain.count == 3 {
      if random.chance(25) { try add(.derivedFrom, chain[0], end, asset, into: &sink) }
      chain = [end]
    }
  }

  private mutating func remember(_ asset: WorldAsset, into sink: inout some WorldSink) throws {
    let end = asset.end()
    if let hub, random.chance(4) { try add(.derivedFrom, end, hub, asset, into: &sink) }
    if hub == nil || random.below(600) == 0 { hub = end }
    if window.count < Self.windowSize {
      window.append(end)
    } else {
      window[oldest] = end
      oldest = (oldest + 1) % Self.windowSize
    }
  }

  /// Mostly the one before, to make chains; else any of the window.
  private mutating func nearby() -> WorldRelationship.End {
    if random.chance(40) {
      let newest = window.count < Self.windowSize ? window.count - 1 : oldest + Self.windowSize - 1
      return window[newest % Self.windowSize]
    }
    return window[random.below(window.count)]
  }

  private func add(
    _ kind: RelationshipKind, _ source: WorldRelationship.End, _ target: WorldRelationship.End,
    _ asset: WorldAsset, into sink: inout some WorldSink
  ) throws {
    if source.assetID == target.assetID { return }
    let relationship = kind.relationship(
      source, target, creatorID: asset.ownerID, created: asset.updated)
    try sink.add(.relationship(relationship))
  }
}
