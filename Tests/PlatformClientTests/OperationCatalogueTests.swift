import Foundation
import JSON
import PlatformClient
import PlatformEmulator
import PlatformModel
import Testing

/// The operations as data; the emulator has a list of its own, written apart from this one.
@Suite struct OperationCatalogueTests {
  @Test func everyOperationOfTheEmulatorsReferenceIsCatalogued() {
    let catalogued = Set(OperationCatalogue.all.map { "\($0.method) \($0.path)" })

    let missing = PlatformEmulator.operations
      .map { "\($0.method) \($0.path)" }
      .filter { !catalogued.contains($0) && !Self.besides.contains($0) }

    #expect(missing == [])
    #expect(OperationCatalogue.all.count == 298)
  }

  /// What the emulator serves beside the reference.
  private static let besides: Set<String> = [
    "GET /api/v1/ailake/object-storages", "GET /usermgmt/v1/usermgmt/user/{user_id}",
    "GET /usermgmt/v2/users/{user_name}", "GET /v2/assets/{asset_id}/images/{image_id}",
  ]

  @Test func everyVerbIsItsGroupsOnly() {
    let names = OperationCatalogue.all.map { "\($0.group) \($0.verb)" }

    #expect(Set(names).count == names.count)
  }

  /// `METHOD path summary` of every row of the reference; nil where it is not at hand.
  private static let reference: [[String]]? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "../shared/reference/operations.tsv").standardizedFileURL
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst().prefix(3)
        .map(String.init)
    }
  }()
  private static let hasReference: Comment = "../shared/reference/operations.tsv is not there"

  @Test(.enabled(if: reference != nil, hasReference))
  func theCatalogueHasTheOperationsOfTheReferenceInItsOrder() throws {
    let reference = try #require(Self.reference)

    let lines = OperationCatalogue.all.map { "\($0.method) \($0.path)" }
    #expect(lines == reference.map { "\($0[0]) \($0[1])" })
  }

  @Test(.enabled(if: reference != nil, hasReference))
  func whatReadsIsWhatTheReferenceSaysLooksForSomething() throws {
    let reference = try #require(Self.reference)
    let words = ["Search", "Find", "Discover", "Relationships of", "Relationship types used"]

    let expected = reference.filter { row in
      switch row[0] {
      case "GET", "HEAD": true
      case "POST": row[2].hasSuffix("search") || words.contains { row[2].hasPrefix($0) }
      default: false
      }
    }

    let reading = OperationCatalogue.all.filter(\.isReading)
    #expect(reading.map { "\($0.method) \($0.path)" } == expected.map { "\($0[0]) \($0[1])" })
  }

  @Test func whatTakesSomethingAwaySaysWhatBecomesOfIt() throws {
    let asset = try #require(OperationCatalogue.operation("assets", "delete"))
    let member = try #require(OperationCatalogue.operation("catalogs", "delete-member"))
    let jobs = try #require(OperationCatalogue.operation("jobs", "bulk-delete"))

    #expect(asset.loss { _ in nil } == .intoTrash)
    #expect(asset.loss { $0 == "purge_on_delete" ? "true" : nil } == .forGood)
    #expect(member.loss { _ in nil } == .untilAddedAgain)
    #expect(jobs.loss { _ in nil } == .forGood)
    #expect(jobs.isAboutMany)
    #expect(OperationCatalogue.all.allSatisfy { $0.method != "DELETE" || $0.takesAway != nil })
  }

  @Test func anOperationIsReadWhole() throws {
    let operation = try #require(OperationCatalogue.operation("jobs", "start-run"))

    #expect(operation.method == "POST")
    #expect(operation.path == "/v2/jobs/{job_id}/runs")
    #expect(operation.summary == "Start run")
    #expect(operation.pathParameters == ["job_id"])
    #expect(operation.query.map(\.name) == ["project_id", "space_id", "userfs"])
    #expect(operation.query.map(\.rule) == [.oneOf, .oneOf, .optional])
    #expect(operation.query.map(\.kind) == [.text, .text, .flag])
    #expect(operation.body == .json)
    #expect(operation.bodyHint == "{job_run:{}}")
    #expect(operation.waiting == .run)
    #expect(!operation.isReading)
  }

  @Test func aPathFindsItsOperationALiteralBeforeAName() {
    let total = OperationCatalogue.operation(method: "GET", path: "/v2/projects/total")
    let one = OperationCatalogue.operation(method: "GET", path: "/v2/projects/4711?include=tags")

    #expect(total?.operation.verb == "total")
    #expect(one?.operation.verb == "get")
    #expect(one?.values == ["project_id": "4711"])
    #expect(OperationCatalogue.operation(method: "GET", path: "/v2/nothing") == nil)
  }

  @Test(
    arguments: [
      (
        "jobs list", [("project_id", "1"), ("space_id", "2")],
        .moreThanOneOf(["project_id", "space_id"], given: 2)
      ),
      ("jobs list", [], .missingOneOf(["project_id", "space_id"])),
      (
        "auth me", [("limt", "2")],
        .unknown("limt", known: [], operation: "auth me")
      ),
      (
        "jobs list", [("project_id", "1"), ("limit", "many")], .notANumber("limit", value: "many")
      ),
      (
        "jobs list", [("project_id", "1"), ("userfs", "yes")], .notAFlag("userfs", value: "yes")
      ),
      ("catalogs delete", [("catalog_id", "")], .empty("catalog_id")),
      (
        "catalogs delete", [], .missingInPath("catalog_id", path: "/v2/catalogs/{catalog_id}")
      ),
      ("catalogs default-rehome-status", [], .missing("request_id")),
    ] as [(String, [(String, String)], RequestProblem)])
  func aRequestIsCheckedBeforeItIsSent(
    name: String, parameters: [(String, String)], problem: RequestProblem
  ) throws {
    let words = name.split(separator: " ").map(String.init)
    let operation = try #require(OperationCatalogue.operation(words[0], words[1]))

    #expect(throws: problem) {
      try APIRequest(operation, parameters: parameters.map { (name: $0.0, value: $0.1) })
    }
  }

  @Test func aBodyHasToBeWhatTheOperationTakes() throws {
    let list = try #require(OperationCatalogue.operation("catalogs", "list"))
    let create = try #require(OperationCatalogue.operation("catalogs", "create"))

    #expect(throws: RequestProblem.bodyNotTaken(operation: "catalogs list")) {
      try APIRequest(list, parameters: [], body: [0x7b])
    }
    #expect(throws: RequestProblem.self) { try APIRequest(create, parameters: [], body: [0x7b]) }
    #expect(try APIRequest(create, parameters: [], body: Array("{}".utf8)).document == [:])
  }

  @Test func aNearWordIsSuggestedAndAFarOneIsNot() {
    #expect(Nearest.name("catalogues", among: ["catalogs", "projects"]) == "catalogs")
    #expect(Nearest.name("xyz", among: ["catalogs", "projects"]) == nil)
  }
}
