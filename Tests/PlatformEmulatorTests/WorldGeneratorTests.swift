import JSON
import Testing

@testable import PlatformEmulator

/// Keeps the whole world, for worlds that are small.
struct CollectedWorld: WorldSink {
  var users: [WorldUser] = []
  var catalogs: [JSONValue] = []
  var projects: [JSONValue] = []
  var spaces: [JSONValue] = []
  var members: [String: [WorldMember]] = [:]
  var assetTypes: [WorldScope: [JSONValue]] = [:]
  var assets: [WorldAsset] = []
  var relationshipTypes: [JSONValue] = []
  var relationships: [WorldRelationship] = []
  var revisions: [(assetID: String, document: JSONValue)] = []
  var opinions: [WorldOpinion] = []
  var jobs: [(scope: WorldScope, document: JSONValue)] = []
  var runs: [WorldRun] = []
  var databases: [JSONValue] = []
  var storages: [JSONValue] = []
  var pipeTables: [JSONValue] = []
  var services: [JSONValue] = []
  /// Kinds of records whose container, asset or job had not been added before them.
  var tooEarly: Set<String> = []

  private var known: Set<String> = []

  static let noon: Int64 = 1_795_262_400_000

  init() {}

  init(seed: UInt64 = 1, assets: Int = 600, now: Int64 = Self.noon) throws {
    try WorldGenerator(seed: seed, assets: assets, now: now).generate(into: &self)
  }

  mutating func add(_ record: WorldRecord) {
    switch record {
    case .user(let user): users.append(user)
    case .catalog(let document, let list):
      catalogs.append(document)
      addContainer(document["metadata"]?["guid"], list)
    case .project(let document, let list):
      projects.append(document)
      addContainer(document["metadata"]?["guid"], list)
    case .space(let document, let list):
      spaces.append(document)
      addContainer(document["metadata"]?["id"], list)
    case .assetType(let scope, let document):
      need(scope.id, for: "asset type")
      assetTypes[scope, default: []].append(document)
    case .asset(let asset):
      need(asset.scope.id, for: "asset")
      known.insert(asset.id)
      assets.append(asset)
    case .relationshipType(let document): relationshipTypes.append(document)
    case .relationship(let relationship):
      need(relationship.source.assetID, for: "relationship")
      need(relationship.target.assetID, for: "relationship")
      relationships.append(relationship)
    case .revision(let assetID, let document):
      need(assetID, for: "revision")
      revisions.append((assetID, document))
    case .opinion(let opinion): opinions.append(opinion)
    case .job(let scope, let document):
      need(document["metadata"]?["asset_id"]?.string ?? "", for: "job")
      jobs.append((scope, document))
    case .run(let run):
      need(run.jobID, for: "run")
      runs.append(run)
    case .database(let document): databases.append(document)
    case .objectStorage(let document): storages.append(document)
    case .pipeTable(let database, let request):
      if !databases.contains(where: { $0["name"]?.string == database }) {
        tooEarly.insert("pipe table")
      }
      pipeTables.append(request)
    case .service(let document): services.append(document)
    }
  }

  private mutating func addContainer(_ id: JSONValue?, _ list: [WorldMember]) {
    guard let id = id?.string else { return }
    known.insert(id)
    members[id] = list
  }

  private mutating func need(_ id: String, for kind: String) {
    if !known.contains(id) { tooEarly.insert(kind) }
  }

  func asset(named name: String, in container: WorldContainer) throws -> WorldAsset {
    try #require(assets.first { $0.name == name && $0.scope == container.scope })
  }
}

@Suite struct WorldGeneratorTests {
  @Test func theSameSeedCountAndTimeMakeTheSameBytes() throws {
    let first = try CollectedWorld(seed: 42)
    let second = try CollectedWorld(seed: 42)

    #expect(first.assets == second.assets)
    #expect(first.relationships == second.relationships)
    #expect(first.runs == second.runs)
    #expect(first.catalogs + first.projects == second.catalogs + second.projects)
    #expect(first.jobs.map(\.document) == second.jobs.map(\.document))
    #expect(first.revisions.map(\.document) == second.revisions.map(\.document))
  }

  @Test func anotherSeedMakesAnotherWorldAroundTheSameStory() throws {
    let first = try CollectedWorld(seed: 1)
    let second = try CollectedWorld(seed: 2)
    let story = Set(WorldStory.assets.map(\.id))

    #expect(first.assets.map(\.id) != second.assets.map(\.id))
    #expect(
      first.assets.filter { story.contains($0.id) }
        == second.assets.filter { story.contains($0.id) })
  }

  @Test(arguments: [300, 1000, 2501])
  func theNumberOfAssetsIsTheOneAskedFor(count: Int) throws {
    let world = try CollectedWorld(assets: count)

    #expect(world.assets.count == count)
  }

  @Test func theStoryIsToldHoweverFewAssetsAreAskedFor() throws {
    let world = try CollectedWorld(assets: 0)

    #expect(world.assets.count < 150)
    #expect(world.assets.contains { $0.id == WorldStory.customersID })
    #expect(world.assets.contains { $0.id == WorldStory.churnModelID })
    #expect(world.assets.contains { $0.id == WorldJobs.nightlyLoadID })
  }

  @Test func noIDOccursTwice() throws {
    let world = try CollectedWorld(assets: 5000)
    var ids = world.assets.map(\.id) + world.runs.map(\.id) + Array(world.members.keys)
    ids += world.users.map(\.id) + RelationshipKind.all.map(\.typeID)

    #expect(Set(ids).count == ids.count)
  }

  @Test func recordsComeAfterWhatTheyBelongTo() throws {
    let world = try CollectedWorld(assets: 600)

    #expect(world.tooEarly.isEmpty)
  }

  @Test func mostAssetsLieInAFewContainersAndOneIsEmpty() throws {
    let world = try CollectedWorld(assets: 4000)
    let counts = Dictionary(grouping: world.assets, by: \.scope).mapValues(\.count)
    let largest = counts.values.sorted(by: >)

    #expect(counts[WorldContainers.retail.scope] == largest[0])
    #expect(largest.prefix(4).reduce(0, +) > 4000 / 2)
    #expect(counts[WorldContainers.empty.scope] == nil)
  }

  @Test func typesOfEveryKindOccurAndAllAreDeclared() throws {
    let world = try CollectedWorld(assets: 4000)
    let types = Set(world.assets.map(\.type))

    #expect(types.count >= 12)
    #expect(types.isSubset(of: Set(WorldAssetTypes.names)))
    #expect(world.assetTypes.count == WorldContainers.all.count)
  }

  @Test func descriptionsAreMissingOrInSeveralLanguages() throws {
    let world = try CollectedWorld(assets: 3000)
    let texts = world.assets.compactMap(\.description)
    let scalars = texts.joined().unicodeScalars

    #expect(Double(texts.count) / Double(world.assets.count) < 0.8)
    #expect(scalars.contains { $0 == "ř" || $0 == "ů" })
    #expect(scalars.contains { (0x3040...0x30FF).contains($0.value) })
    #expect(scalars.contains { (0x0600...0x06FF).contains($0.value) })
    #expect(scalars.contains { (0x1F300...0x1FAFF).contains($0.value) })
  }

  @Test func changesAreSpreadOverTwoYearsAndManyAreRecent() throws {
    let world = try CollectedWorld(assets: 3000)
    let ages = world.assets.map { CollectedWorld.noon - $0.updated }
    let day = CalendarDate.millisecondsPerDay

    #expect(ages.allSatisfy { $0 >= 0 && $0 <= 731 * day })
    #expect(ages.count { $0 < 45 * day } > 1000)
    #expect(ages.contains { $0 > 500 * day })
    #expect(world.assets.allSatisfy { $0.created <= $0.updated })
  }

  @Test func peopleSeeWhatTheirRolesSay() throws {
    let world = try CollectedWorld(assets: 0)
    func role(_ user: WorldUser, _ container: WorldContainer) -> WorldMember.Role? {
      world.members[container.scope.id]?.first { $0.userID == user.id }?.role
    }

    #expect(WorldContainers.all.allSatisfy { role(WorldPeople.admin, $0) == .admin })
    #expect(role(WorldPeople.ana, WorldContainers.retail) == .editor)
    #expect(role(WorldPeople.ana, WorldContainers.finance) == .viewer)
    #expect(role(WorldPeople.ana, WorldContainers.risk) == nil)
    #expect(role(WorldPeople.vic, WorldContainers.retail) == .viewer)
    #expect(role(WorldPeople.vic, WorldContainers.fraud) == nil)
  }
}
