import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct CatalogMemberTests {
  private let platform: TestPlatform
  private let catalog: String
  private let path: String

  init() throws {
    platform = try TestPlatform(assets: 50)
    let made = try platform.post(
      "/v2/catalogs?check_bucket_existence=false",
      ["name": "Energy", "generator": "tests", "bucket": ["bucket_type": "assetfiles"]])
    catalog = try #require(made["metadata"]?["guid"]?.string)
    path = "/v2/catalogs/\(catalog)/members"
  }

  private func add(_ members: JSONValue...) throws -> JSONValue {
    try platform.post(path, ["members": .array(members)])
  }

  private func status(
    _ method: HTTPRequest.Method, _ path: String, _ body: JSONValue? = nil,
    as user: String = "admin"
  ) throws -> Int {
    try platform.send(method, path, body, as: user).status.code
  }

  @Test func aMemberMayWhatItsRoleSaysAtOnce() throws {
    #expect(try status(.get, "/v2/catalogs/\(catalog)", as: "ana") == 403)

    let added = try add(["user_iam_id": "1000331001", "role": "viewer"])

    #expect(added["failures"] == [])
    #expect(added["members"]?[0]?["memberId"] == "1000331001")
    let token = try platform.token(of: "ana")
    #expect(try status(.get, "/v2/catalogs/\(catalog)", as: "ana") == 200)
    #expect(try status(.delete, "/v2/catalogs/\(catalog)", as: "ana") == 403)
    let changed = try platform.send(.patch, "\(path)/1000331001", ["role": "admin"])
    #expect(changed.json?["role"] == "admin")
    #expect(changed.json?["user_iam_id"] == "1000331001")
    #expect(try platform.get("\(path)/1000331001") == ["members": [changed.json ?? .null]])
    #expect(try platform.token(of: "ana") == token)
    #expect(try status(.delete, "\(path)/1000330999", as: "ana") == 204)
    #expect(try status(.delete, "/v2/catalogs/\(catalog)", as: "ana") == 204)
  }

  @Test func aGroupsRoleIsThatOfItsMembers() throws {
    _ = try add(["access_group_id": "10001", "role": "editor"])

    #expect(try status(.get, "/v2/catalogs/\(catalog)", as: "ana") == 200)
    #expect(try status(.get, "/v2/catalogs/\(catalog)", as: "vic") == 403)
    let mine = try platform.get("/v2/catalogs?limit=200&name=Energy", as: "ana")["catalogs"]
    #expect(mine?.array?.count == 1)
    let groups = try platform.get("\(path)?member_type=group")
    #expect(groups["total_results"] == 1)
    #expect(groups["members"]?[0]?["access_group_id"] == "10001")
    #expect(groups["members"]?[0]?["user_iam_id"] == nil)
    #expect(try status(.delete, "\(path)/10001") == 204)
    #expect(try status(.get, "/v2/catalogs/\(catalog)", as: "ana") == 403)
  }

  @Test func whoCannotBecomeAMemberIsToldAndTheOthersBecomeIt() throws {
    let answer = try add(
      ["user_iam_id": "1", "role": "viewer"], ["user_iam_id": "1000331001", "role": "viewer"],
      ["user_iam_id": "1000331002", "role": "king"],
      ["user_iam_id": "1000330999", "role": "viewer"])

    #expect(answer["members"]?.array?.compactMap { $0["user_iam_id"] } == ["1000331001"])
    #expect(answer["failures"]?.array?.compactMap { $0["http_status"]?.int } == [404, 400, 409])
    #expect(try platform.get(path)["total_results"] == 2)
  }

  @Test func theLastAdministratorStays() throws {
    _ = try add(["user_iam_id": "1000331001", "role": "editor"])

    for refused in [
      try platform.send(.delete, "\(path)/1000330999"),
      try platform.send(.patch, "\(path)/1000330999", ["role": "viewer"]),
      try platform.send(.delete, "\(path)/bulk?member_ids=1000330999"),
    ] {
      #expect(refused.status == .badRequest)
      #expect(
        refused.json?["errors"]?[0]?["message"]
          == "A catalog must always have at least one admin.")
    }
    #expect(try platform.get("\(path)/1000330999")["members"]?[0]?["role"] == "admin")
  }

  @Test func upToTwentyAreRemovedAtOnce() throws {
    _ = try add(
      ["user_iam_id": "1000331001", "role": "editor"],
      ["access_group_id": "10002", "role": "editor"])

    let answer = try platform.send(
      .delete, "\(path)/bulk?member_ids=1000331001,10002,77&member_types=user,user,user")

    #expect(answer.status == .ok)
    #expect(
      answer.json?["members"]?.array?.compactMap { $0["http_status"]?.int } == [204, 404, 404])
    #expect(try platform.get(path)["total_results"] == 2)
    let many = (0..<21).map(String.init).joined(separator: ",")
    #expect(try status(.delete, "\(path)/bulk?member_ids=\(many)") == 400)
    #expect(try status(.delete, "\(path)/bulk") == 400)
    #expect(try status(.delete, "\(path)/bulk?member_ids=1&member_types=user,group") == 400)
    #expect(try status(.delete, "\(path)/bulk?member_ids=1&member_type=cat") == 400)
  }

  @Test func everyMemberIsListedOnceWhateverHappensBetweenPages() throws {
    for user in WorldPeople.all.dropFirst() where user.userName != "jan.novak" {
      _ = try add(["user_iam_id": .string(user.id), "role": "viewer"])
    }
    var seen: [String] = []
    var bookmark = ""
    while true {
      let page = try platform.get("\(path)?limit=3&bookmark=\(bookmark)")
      bookmark = try #require(page["nextBookmark"]?.string)
      let found = page["members"]?.array?.compactMap { $0["user_iam_id"]?.string } ?? []
      if found.isEmpty { break }
      if seen.isEmpty {
        _ = try add(["user_iam_id": .string(WorldPeople.jan.id), "role": "viewer"])
        #expect(try status(.delete, "\(path)/\(found[1])") == 204)
      }
      seen += found
    }

    #expect(seen.sorted() == WorldPeople.all.map(\.id).sorted())
  }
}
