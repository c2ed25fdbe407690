import JSON

/// Makes a believable small data platform: the same one, byte for byte, for the same seed, number of
/// assets and time.
///
/// What is told by name is always there; word lists fill it up to `assets`. Records come in an order
/// in which they can be stored, and only the last few are held.
struct WorldGenerator: Sendable {
  let seed: UInt64
  /// How many assets there are in all, jobs among them; never fewer than those told by name.
  let assets: Int
  /// Milliseconds since 1970.
  let now: Int64

  init(seed: UInt64, assets: Int, now: Int64) {
    self.seed = seed
    self.assets = assets
    self.now = now
  }

  func generate(into sink: inout some WorldSink) throws {
    for user in WorldPeople.all { try sink.add(.user(user)) }
    for kind in RelationshipKind.all { try sink.add(.relationshipType(kind.document(now: now))) }
    try addContainers(into: &sink)
    let named = try addNamed(into: &sink)
    for (container, count) in Self.shares(of: max(assets - named, 0)) {
      var bulk = BulkAssets(container: container, seed: seed, now: now)
      try bulk.generate(count, into: &sink)
    }
    for storage in WorldLake.storages { try sink.add(.objectStorage(storage)) }
    for database in WorldLake.databases { try sink.add(.database(database)) }
    for (database, request) in WorldLake.pipeTables {
      try sink.add(.pipeTable(database: database, request))
    }
    for service in WorldLake.services { try sink.add(.service(service)) }
  }

  private func addContainers(into sink: inout some WorldSink) throws {
    for container in WorldContainers.all {
      try sink.add(container.record(now: now))
      for document in WorldAssetTypes.documents {
        try sink.add(.assetType(container: container.scope, document))
      }
    }
  }

  /// Adds what is told by name and says how many assets that are.
  private func addNamed(into sink: inout some WorldSink) throws -> Int {
    for story in WorldStory.assets {
      let asset = story.asset(now: now)
      try sink.add(.asset(asset))
      if story.revisions > 0 {
        try WorldRevisions.add(
          story.revisions, of: asset, container: story.container, into: &sink)
      }
    }
    for connection in WorldConnections.references {
      try sink.add(.asset(connection.asset(now: now)))
    }
    try WorldStory.addBonds(now: now, into: &sink)
    try WorldStory.addOpinions(now: now, into: &sink)
    let quarantined = WorldQuarantine.assets(now: now)
    for asset in quarantined { try sink.add(.asset(asset)) }
    for spec in WorldJobs.all { try JobWriter(spec: spec, seed: seed, now: now).write(into: &sink) }
    return WorldStory.assets.count + quarantined.count + WorldJobs.all.count
  }

  /// Shares by weight; what is left over by rounding goes to the first. A connection of its own
  /// counts as part of a container's share.
  private static func shares(of count: Int) -> [(WorldContainer, Int)] {
    let total = WorldContainers.all.reduce(0) { $0 + $1.weight }
    var shares = WorldContainers.all.map { ($0, count * $0.weight / total) }
    shares[0].1 += count - shares.reduce(0) { $0 + $1.1 }
    for connection in WorldConnections.references {
      let own = shares.firstIndex {
        $0.0.scope == connection.container.scope && $0.1 > 0
      }
      if let index = own ?? shares.firstIndex(where: { $0.1 > 0 }) { shares[index].1 -= 1 }
    }
    return shares
  }
}
