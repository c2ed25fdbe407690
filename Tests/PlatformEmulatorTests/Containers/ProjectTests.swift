import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct ProjectTests {
  private let platform: TestPlatform

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func create(_ more: JSONValue = [:], as user: String = "admin") throws -> String {
    var body: JSONValue = [
      "name": "Energy", "generator": "tests", "storage": ["type": "assetfiles"],
    ]
    for (key, value) in more.object ?? JSONObject() { body[key] = value }
    let location = try platform.post("/transactional/v2/projects", body, as: user)["location"]
    let path = try #require(location?.string)
    #expect(path.hasPrefix("/v2/projects/"))
    return String(path.dropFirst("/v2/projects/".count))
  }

  private func names(_ query: String, as user: String = "admin") throws -> [String] {
    (try platform.get("/v2/projects?limit=100&\(query)", as: user)["resources"]?.array ?? [])
      .compactMap { $0["entity"]?["name"]?.string }
  }

  @Test func aNewProjectIsThere() throws {
    let id = try create(["description": "Meters", "tags": ["esg"]], as: "ana")

    let project = try platform.get("/v2/projects/\(id)?include=fields,tags,members", as: "ana")
    let time = JSONValue.string(CalendarDate.milliseconds(platform.clock.milliseconds))
    #expect(
      project["metadata"] == [
        "guid": .string(id), "url": .string("/v2/projects/\(id)"), "created_at": time,
        "updated_at": time,
      ])
    let entity = project["entity"]
    #expect(entity?["creator"] == "ana")
    #expect(entity?["creator_iam_id"] == "1000331001")
    #expect(entity?["storage"]?["type"] == "assetfiles")
    #expect(entity?["scope"] == ["bss_account_id": "999", "enforce_members": false])
    #expect(entity?["tags"] == ["esg"])
    #expect(
      entity?["members"] == [
        [
          "id": "1000331001", "state": "ACTIVE", "user_name": "ana", "role": "admin",
          "type": "user",
        ]
      ])
    #expect(try names("name=Energy", as: "ana") == ["Energy"])
    let types = try platform.get("/v2/asset_types?project_id=\(id)")["resources"]?.array
    #expect(types?.isEmpty == false)
    #expect(try platform.send(.get, "/v2/projects/\(id)", as: "vic").status == .forbidden)
  }

  @Test func aProjectMayBeGoneAgain() throws {
    let scope = try platform.projectWithJobs()
    let id = scope.dropFirst("project_id=".count)
    let job = try #require(
      try platform.get("/v2/jobs?\(scope)")["results"]?[0]?["metadata"]?["asset_id"]?.string)
    let before = try platform.get("/v2/projects/total")["total"]?.int ?? 0

    let path = "/transactional/v2/projects/\(id)"
    #expect(try platform.send(.delete, path, as: "vic").status == .forbidden)
    #expect(try platform.send(.delete, path).status == .noContent)

    #expect(try platform.get("/v2/projects/total")["total"]?.int == before - 1)
    let left = try platform.emulator.store.read { database in
      (try AssetRecord.find(job, in: database), try MemberRecord.all(of: String(id), in: database))
    }
    #expect(left.0 == nil)
    #expect(left.1 == [])
    #expect(try platform.send(.get, "/v2/jobs/\(job)?\(scope)").status == .notFound)
    let again = try platform.send(.delete, path)
    #expect(
      again.text
        == #"{"code":"404","error":"Not Found","reason":"Failed to retrieve project: \#(id).","#
        + #""message":"Resource requested by the client was not found.","#
        + #""description":"[404] Not Found: Failed to retrieve project: \#(id). "#
        + #"Resource requested by the client was not found."}"#)
  }

  @Test(arguments: ["a<b", "a>b", "a\\b", "a\"b", "50%"])
  func namesHaveNoCharactersThatAreInvalid(name: String) throws {
    let id = try create()

    #expect(
      try platform.send(.patch, "/v2/projects/\(id)", ["name": .string(name)]).text
        == #"{"code":"400","error":"Bad Request","reason":"Entity body.name contains invalid "#
        + #"characters.","message":"The server cannot or will not process the request due to an "#
        + #"apparent client error."}"#)
    #expect(
      try platform.send(.post, "/transactional/v2/projects", ["name": .string(name)]).status
        == .badRequest)
  }

  @Test func namesAreUniqueUnlessOneDoesNotCare() throws {
    _ = try create()
    let body: JSONValue = ["name": "Energy"]

    #expect(try platform.send(.post, "/transactional/v2/projects", body).status == .badRequest)
    #expect(
      try platform.send(.post, "/transactional/v2/projects?verify_unique_name=false", body).status
        == .created)
    for body: JSONValue in [
      ["name": ""], [:], ["name": "x", "type": "zz"], ["name": "x", "tags": 1],
    ] {
      #expect(try platform.send(.post, "/transactional/v2/projects", body).status == .badRequest)
    }
  }

  @Test func oneUserMakesAHundredProjectsAtMost() throws {
    for index in 0..<100 { _ = try create(["name": .string("P\(index)")], as: "vic") }

    let refused = try platform.send(
      .post, "/transactional/v2/projects", ["name": "one more"], as: "vic")

    #expect(refused.status.code == 422)
    #expect(
      refused.json?["reason"]
        == .string(
          "The number of projects created by the authenticated user exceeds the designated limit. "
            + "Projects created by user (101) > Projects per user limit (100)."))
    #expect(refused.json?["error"] == "Unprocessable Entity")
    #expect(refused.json?["id"] == "WSCPA0001E")
  }

  @Test func onlyWhatIsSentIsChanged() throws {
    let id = try create(["description": "Meters"])
    platform.clock.advance(by: .seconds(5))

    let changed = try platform.send(
      .patch, "/v2/projects/\(id)", ["name": "Power", "public": true, "tools": ["dashboards"]])

    #expect(changed.json?["entity"]?["name"] == "Power")
    #expect(changed.json?["entity"]?["description"] == "Meters")
    #expect(changed.json?["metadata"]?["created_at"] != changed.json?["metadata"]?["updated_at"])
    #expect(try platform.get("/v2/projects/\(id)") == changed.json)
    #expect(try names("name=Power") == ["Power"])
    #expect(
      try platform.send(.patch, "/v2/projects/\(id)", ["tools": ["hammer"]]).status == .badRequest)
  }

  @Test func listsAreFiltered() throws {
    let id = try create(["name": "Wind park", "type": "wx", "tags": ["north", "esg"]])

    #expect(try names("type=wx") == ["Wind park"])
    #expect(try names("tag_names=north,nowhere") == ["Wind park"])
    #expect(try names("tag_names=esg").contains("Sustainability"))
    #expect(try names("name=park&match=keyword") == ["Wind park"])
    #expect(try names("name=ark&match=keyword") == [])
    #expect(try names("name=park") == [])
    #expect(try names("guids=\(id)") == ["Wind park"])
    #expect(try names("bss_account_id=0821fa9f9ebcc7b7c9a0d6e9bfa72aa4") == [])
    #expect(try names("bss_account_id=999&name=Wind%20park") == ["Wind park"])
    #expect(try names("member=admin&roles=admin").contains("Wind park"))
    #expect(try !names("member=ana").contains("Wind park"))
    let editing = try names("member=ana&roles=editor")
    #expect(!editing.isEmpty)
    #expect(try Set(names("", as: "ana")).isSuperset(of: editing))
    #expect(try platform.get("/v2/projects/total?type=wx") == ["total": 1])
    #expect(try platform.send(.get, "/v2/projects?type=zz").status == .badRequest)
  }

  @Test func sectionsAreToldWhenAskedFor() throws {
    let id = try create(["storage": ["type": "amazon_s3", "properties": ["bucket_name": "b"]]])
    let path = "/v2/projects/\(id)"

    #expect(try platform.get("\(path)?include=name")["entity"] == ["name": "Energy"])
    #expect(try platform.send(.get, "\(path)?include=nothing").status == .noContent)
    #expect(try platform.get(path)["entity"]?["storage"]?["properties"] == nil)
    #expect(
      try platform.get("\(path)?include=fields,storage")["entity"]?["storage"]?["properties"]
        == ["bucket_name": "b"])
    let patched = try platform.send(.patch, "\(path)/storage", ["properties": ["region": "eu"]])
    #expect(patched.json?["properties"] == ["bucket_name": "b", "region": "eu"])
    #expect(try platform.send(.patch, "\(path)/storage", ["type": "other"]).status == .badRequest)
  }

  @Test func theDescriptionNamesTheFilters() throws {
    let answer = try platform.send(.get, "/v2/projects/docs/schemas/v2-projects-api-openapi.yml")

    #expect(answer.headers[.contentType] == "text/yaml")
    #expect(answer.text.hasPrefix("openapi: 3.0.3\n"))
    let lines = answer.text.split(separator: "\n").map(String.init)
    let list = try #require(lines.firstIndex(of: "  /v2/projects:"))
    #expect(lines[list + 1] == "    get:")
    #expect(lines[list + 2] == "      parameters:")
    for line in lines where line.contains("$ref") {
      let name = line.split(separator: "/").last?.dropLast() ?? ""
      #expect(lines.contains("    \(name):"))
      #expect(lines.contains("      name: \(name)"))
    }
    #expect(lines.contains("  /v2/projects/{project_id}/tags:"))
  }
}
