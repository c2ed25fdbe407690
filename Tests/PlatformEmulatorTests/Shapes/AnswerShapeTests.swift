import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

/// What the platform answers has the shape of what real ones were seen to answer.
@Suite struct AnswerShapeTests {
  private let platform: TestPlatform

  init() throws {
    platform = try Self.shared.get()
  }

  /// One for all: nothing that a test changes is read by another.
  private static let shared = Result { try TestPlatform(assets: 300) }

  /// Every one of a list must fit, and there must be some.
  private func check(
    _ values: [JSONValue], _ shape: Shape, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(!values.isEmpty, sourceLocation: sourceLocation)
    let problems = Set(values.flatMap { shape.problems(of: $0) })
    #expect(problems.sorted() == [], sourceLocation: sourceLocation)
  }

  private func list(
    _ path: String, _ key: String = "resources", sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [JSONValue] {
    let answer = try platform.get(path, sourceLocation: sourceLocation)
    return answer[key]?.array ?? []
  }

  private func projects() throws -> [String] {
    try list("/v2/projects?limit=100").compactMap { $0["metadata"]?["guid"]?.string }
  }

  @Test func containers() throws {
    check(try list("/v2/catalogs?limit=200", "catalogs"), Shapes.catalog)
    check(try list("/v2/projects?limit=100&include=fields,tags,members,settings"), Shapes.project)
    check(try list("/v2/spaces?limit=200"), Shapes.space)
  }

  @Test func members() throws {
    for catalog in try list("/v2/catalogs?limit=200", "catalogs").compactMap({ $0["href"]?.string })
    {
      check(try list("\(catalog)/members", "members"), Shapes.catalogMember)
    }
    for project in try projects() {
      check(try list("/v2/projects/\(project)/members", "members"), Shapes.projectMember)
    }
    for space in try list("/v2/spaces?limit=200").compactMap({ $0["metadata"]?["url"]?.string }) {
      check(try list("\(space)/members"), Shapes.spaceMember)
    }
  }

  @Test func specifications() throws {
    for project in try projects() {
      let scope = "project_id=\(project)"
      check(try list("/v2/environments?\(scope)"), Shapes.environment)
      check(try list("/v2/hardware_specifications?\(scope)"), Shapes.hardwareSpecification)
      check(try list("/v2/software_specifications?\(scope)"), Shapes.softwareSpecification)
    }
  }

  @Test func whatWasDeleted() throws {
    let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
    let made = try platform.post(
      "/v2/assets?\(scope)",
      ["metadata": ["name": "gone", "asset_type": "data_asset"], "entity": ["data_asset": [:]]])
    check([made], Shapes.asset)
    let path = "/v2/assets/\(made["asset_id"]?.string ?? "")?\(scope)"
    #expect(try platform.send(.delete, path).status == .noContent)

    check(try list("/v2/trashed_assets?\(scope)"), Shapes.trashed)
  }

  @Test func assetsAndSearches() throws {
    var found: [JSONValue] = []
    for project in try projects() {
      let answer = try platform.search("project_id=\(project)", "*:*", ["counts": ["asset.tags"]])
      #expect(Shapes.searchAnswer.problems(of: answer) == [])
      found += answer["results"]?.array ?? []
    }
    check(found, Shapes.found)
    check(try found.map { try platform.get($0["href"]?.string ?? "") }, Shapes.asset)
  }

  @Test func jobsRunsAndLogs() throws {
    var jobs: [JSONValue] = []
    var runs: [JSONValue] = []
    for project in try projects() {
      let scope = "project_id=\(project)"
      for job in try list("/v2/jobs?\(scope)&limit=100", "results") {
        jobs.append(job)
        let path = "/v2/jobs/\(job["metadata"]?["asset_id"]?.string ?? "")"
        jobs.append(try platform.get("\(path)?\(scope)"))
        let ofJob = try list("\(path)/runs?\(scope)&limit=3", "results")
        runs += ofJob
        guard let id = ofJob.first?["metadata"]?["asset_id"]?.string else { continue }
        let log = try platform.get("\(path)/runs/\(id)/logs?\(scope)")
        #expect(Shapes.log.problems(of: log) == [])
      }
    }
    check(jobs, Shapes.job)
    check(runs, Shapes.run)
  }

  @Test func relationshipsAndTypes() throws {
    let scope = "catalog_id=\(WorldContainers.retail.scope.id)"
    let asset = "asset_id=\(WorldStory.customersID)"
    let related = try platform.post("/v2/assets/get_relationships?\(scope)&\(asset)&limit=100")
    check(related["resources"]?.array ?? [], Shapes.relationship)
    check(try list("/v2/asset_types?\(scope)"), Shapes.assetType)
  }
}
