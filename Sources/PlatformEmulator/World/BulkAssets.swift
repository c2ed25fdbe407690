import JSON

/// Fills one container with assets made from word lists, and binds each to some made just before.
///
/// Holds the last few assets only, so a million of them need no more memory than a hundred.
struct BulkAssets {
  private let container: WorldContainer
  private let now: Int64
  private let deck: [Int]
  private var random: SplitMix64
  private var lineage: BulkLineage
  private var scratch = JSONBytes(capacity: 16_384)
  private var text = JSONBytes(capacity: 256)
  private var connectionID: String

  init(container: WorldContainer, seed: UInt64, now: Int64) {
    self.container = container
    self.now = now
    deck = BulkType.deck(for: container.scope.kind)
    random = SplitMix64(seed: SplitMix64.mixed(seed ^ WorldID.hash(container.scope.id)))
    lineage = BulkLineage(seed: random.next())
    connectionID = WorldConnections.warehouseID(in: container)
  }

  mutating func generate(_ count: Int, into sink: inout some WorldSink) throws {
    for _ in 0..<count {
      let type = BulkType.all[deck[random.below(deck.count)]]
      let asset = make(type)
      try sink.add(.asset(asset))
      try lineage.bind(asset, by: type.relationship, into: &sink)
      // Tables lie in databases, not in buckets or topics.
      if type.name == "connection", WorldConnections.kind(of: asset.name) < 2 {
        connectionID = asset.id
      }
      if random.below(1000) < 30 {
        try WorldRevisions.add(
          random.among(1...4), of: asset, container: container, into: &sink)
      }
    }
  }

  private mutating func make(_ type: BulkType) -> WorldAsset {
    let subject = WorldWords.subjects[random.below(WorldWords.subjects.count)]
    let isData = type.name == "data_asset"
    let (created, updated) = times()
    let owner = WorldPeople.owners[random.below(WorldPeople.owners.count)]
    var head = AssetHead(
      container: container, id: WorldID.random(&random), name: name(type, subject),
      description: description(subject), type: type.name, tags: tags(), ownerID: owner,
      updaterID: random.chance(70)
        ? owner : WorldPeople.owners[random.below(WorldPeople.owners.count)],
      created: created, updated: updated, sections: type.sections)
    head.mode = random.chance(4) ? 8 : 0
    head.accessCount = random.below(400)
    scratch.reset()
    if isData {
      writeTable(&head)
    } else {
      head.write(into: &scratch)
      scratch.raw(",\"entity\":{")
      AssetEntity.write(type.name, name: head.name, random: &random, into: &scratch)
      scratch.raw("}}")
    }
    return head.asset(document: Array(scratch.bytes))
  }

  private mutating func writeTable(_ head: inout AssetHead) {
    let columns = WorldColumns.rendered
    let first = random.below(columns.count)
    let count = random.below(200) == 0 ? columns.count : random.among(3...8)
    let hasInfo = random.chance(60)
    if hasInfo { head.sections.append("column_info") }
    head.size = random.below(1 << 22)
    head.write(into: &scratch)
    scratch.raw(",\"entity\":{\"data_asset\":{\"mime_type\":\"application/x-ibm-rel-table\",")
    scratch.raw("\"dataset\":true,\"columns\":[")
    for offset in 0..<count {
      if offset > 0 { scratch.raw(",") }
      scratch.raw(columns[(first + offset) % columns.count].column)
    }
    let schema = WorldWords.schemas[random.below(WorldWords.schemas.count)]
    scratch.raw("],\"properties\":[{\"name\":\"schema_name\",\"value\":\"")
    scratch.raw(schema)
    scratch.raw("\"}]}")
    if hasInfo { writeColumnInfo(first: first, count: count) }
    scratch.raw("}")
    if random.chance(35) {
      RemoteAttachment(
        id: WorldID.random(&random), connectionID: connectionID, schema: schema, table: head.name,
        creatorID: head.ownerID, created: head.created
      ).write(into: &scratch)
    }
    scratch.raw("}")
  }

  private mutating func writeColumnInfo(first: Int, count: Int) {
    let columns = WorldColumns.rendered
    scratch.raw(",\"column_info\":{")
    var isFirst = true
    for offset in 0..<count {
      let info = columns[(first + offset) % columns.count].info
      if info.isEmpty { continue }
      if !isFirst { scratch.raw(",") }
      scratch.raw(info)
      isFirst = false
    }
    scratch.raw("}")
  }

  private mutating func name(_ type: BulkType, _ subject: StaticString) -> String {
    text.reset()
    text.raw(type.prefixes[random.below(type.prefixes.count)])
    text.raw("_")
    text.raw(subject)
    if random.chance(75) {
      text.raw("_")
      text.raw(WorldWords.qualifiers[random.below(WorldWords.qualifiers.count)])
    }
    if random.chance(30) {
      text.raw("_")
      text.number(Int64(random.among(2...99)))
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// Three in ten are not described.
  private mutating func description(_ subject: StaticString) -> String? {
    guard random.chance(70) else { return nil }
    let (before, after) = WorldWords.descriptions[random.below(WorldWords.descriptions.count)]
    text.reset()
    text.raw(before)
    text.raw(subject)
    text.raw(after)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private mutating func tags() -> [String] {
    let draw = random.below(100)
    if draw < 45 { return [] }
    let first = random.below(WorldWords.tags.count)
    if draw < 75 { return [WorldWords.tags[first]] }
    let second = (first + 1 + random.below(WorldWords.tags.count - 1)) % WorldWords.tags.count
    return [WorldWords.tags[first], WorldWords.tags[second]]
  }

  /// Over two years or the age of the container, half of the changes in the last six weeks.
  private mutating func times() -> (created: Int64, updated: Int64) {
    let range = Double(min(container.age, 730)) * Double(CalendarDate.millisecondsPerDay)
    let recent = random.unit()
    let age = recent * recent * recent * recent * range
    let early = random.unit()
    let lead = random.chance(20) ? 0 : early * early * (range - age)
    let updated = (now - 60_000 - Int64(age)) / 1000 * 1000
    return ((updated - Int64(lead)) / 1000 * 1000, updated)
  }
}
