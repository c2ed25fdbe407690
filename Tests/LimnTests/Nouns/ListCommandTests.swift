import Foundation
import JSON
import PlatformEmulator
import PlatformModel
import Testing

@testable import limn

/// Commands that list, against the emulated platform.
@Suite struct ListCommandTests {
  private let world: NounWorld

  init() throws {
    world = try NounWorld()
  }

  @Test func containersOfAllKindsAreListed() {
    let all = world.run("containers", "--columns", "name,kind")

    #expect(all.code == 0)
    #expect(all.lines.first == "NAME                     KIND")
    #expect(all.lines.contains("Retail 360               catalog"))
    #expect(all.lines.contains("Nightly warehouse        project"))
    #expect(all.lines.contains("Production scoring       space"))
    #expect(all.words.isEmpty)
  }

  @Test func aFilterAndAKindNarrowTheContainers() {
    #expect(world.run("containers", "-o", "name", "forecast").lines == ["Demand forecast"])
    #expect(world.run("containers", "-o", "name", "--kind", "space").lines.count == 3)
    #expect(world.run("containers", "-o", "name", "type:catalog", "retail").lines == ["Retail 360"])
  }

  @Test func assetsOfAContainerAreWhatThePlatformCounts() throws {
    let ids = world.run("assets", "-c", "Retail 360", "-o", "id")
    let page = world.run("assets", "-c", "catalog:Retail 360", "--limit", "1", "-o", "name")

    #expect(Set(ids.lines).count == ids.lines.count)
    #expect(
      page.words == ["shown: 1 of \(ids.lines.count) assets in Retail 360 (--limit 1)"])
    #expect(page.code == 0)
  }

  @Test func assetsOfAllContainersHaveEachOnce() {
    let all = world.run("assets", "-o", "id")
    let names = world.run("containers", "-o", "id").lines
    let sum = names.map { world.run("assets", "-c", $0, "-o", "id").lines.count }.reduce(0, +)

    #expect(all.lines.count == sum)
    #expect(Set(all.lines).count == sum)
  }

  @Test func aFilterIsSentToThePlatformAndFinishedHere() throws {
    let words = ["assets", "-c", "Retail 360", "-o", "jsonl"]
    let all = try world.run(words).lines.map { try JSONValue.parse($0) }
    let wanted = all.filter { row in
      row["metadata"]?["asset_type"]?.string == "data_asset"
        && row["metadata"]?["tags"]?.array?.contains("pii") == true
        && row["metadata"]?["name"]?.string?.contains("ust") == true
    }

    let found = try world.run(words + ["type:data_asset", "tag:pii", "/ust/"]).lines
      .map { try JSONValue.parse($0) }

    #expect(!wanted.isEmpty)
    #expect(found == wanted)
  }

  @Test func ownersAreFoundByWhatTheyAreCalled() throws {
    let mine = world.run(
      "assets", "-c", "Retail 360", "-o", "csv", "--columns", "owner", "owner:ana")

    #expect(mine.lines.count > 1)
    // The user name of yuki.tanaka has it too, but it is not what is shown.
    #expect(Set(mine.lines.dropFirst()) == ["1000331001"])
    let yuki = world.run(
      "assets", "-c", "Retail 360", "-o", "csv", "--columns", "owner", "owner=yuki.tanaka")
    #expect(Set(yuki.lines.dropFirst()) == ["1000331004"])
  }

  @Test func thePlatformSortsWhatItCanAndWeTheRest() {
    let newest = world.run(
      "assets", "-c", "Retail 360", "-o", "csv", "--columns", "modified", "--sort", "-modified",
      "--limit", "50", "--no-headers"
    ).lines
    let ids = world.run("assets", "-c", "Retail 360", "-o", "id", "--sort", "id").lines

    #expect(newest == newest.sorted().reversed())
    #expect(ids == ids.sorted())
    #expect(world.asked.filter { $0.contains("search") }.count < 20)
  }

  @Test func severalColumnsSortTogether() {
    let rows = world.run(
      "assets", "-c", "Retail 360", "-o", "csv", "--columns", "type,modified", "--no-headers",
      "--sort", "type,-modified"
    ).lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

    #expect(Set(rows.map { $0[0] }).count > 3)
    #expect(
      rows
        == rows.sorted { a, b in
          a[0] == b[0] ? a[1] > b[1] : a[0].lowercased() < b[0].lowercased()
        })
  }

  @Test func jsonIsThePlatformsDocumentOrTheColumnsChosen() throws {
    let whole = try JSONValue.parse(world.run("assets", "-c", "Retail 360", "-o", "json").output)
    let lines = world.run("assets", "-c", "Retail 360", "-o", "jsonl").lines
    let yaml = world.run("assets", "-c", "Retail 360", "-o", "yaml").output
    let picked = world.run(
      "assets", "-c", "Retail 360", "-o", "jsonl", "--columns", "name,type", "--limit", "2")

    #expect(whole.array?.map { $0.serialized() } == lines)
    #expect(yaml.split(separator: "\n").filter { $0.hasPrefix("- ") }.count == lines.count)
    let first = try JSONValue.parse(lines[0])["metadata"]
    #expect(
      try JSONValue.parse(picked.lines[0])
        == ["name": first?["name"] ?? .null, "type": first?["asset_type"] ?? .null])
    #expect(picked.lines.count == 2)
  }

  @Test func peopleSeeNamesAndProgramsIDs() {
    let wide = world.run("assets", "-c", "Retail 360", "-o", "wide").output
    let ids = world.run("assets", "-c", "Retail 360", "-o", "csv", "--columns", "owner").lines
    let card = world.run("asset", "get", "Retail 360/customers").output

    #expect(wide.contains("  ana  ") && !wide.contains("1000331001"), "\(wide.prefix(300))")
    #expect(ids.contains("1000331001"))
    #expect(card.contains("catalog:Retail 360\n"), "\(card)")
    #expect(!card.contains("100033"), "\(card)")
    #expect(world.asked.filter { $0.contains("user_profiles") }.count < 20)
  }

  @Test func assetsOfAllContainersSayWhichTheyAreIn() {
    let all = world.run("assets", "churn")
    let one = world.run("assets", "-c", "Customer churn", "churn")

    #expect(all.lines.first?.contains("CONTAINER") == true, "\(all)")
    #expect(all.lines.contains { $0.contains("  Customer churn  ") })
    #expect(one.lines.first?.contains("CONTAINER") == false)
  }

  @Test func aListIsShownWithIDsWhereNobodyTellsNames() throws {
    let faults = try PlatformEmulator.Faults([
      "faults": [["fault": "status", "status": 503, "match": "GET /v2/user_profiles"]]
    ])
    let world = try NounWorld { $0.faults = faults }

    let wide = world.run("assets", "-c", "Retail 360", "-o", "wide")

    #expect(wide.code == 0 && wide.output.contains("1000331001"))
    #expect(world.asked.filter { $0.contains("user_profiles") }.count < 12)
  }

  @Test func typesHaveNames() {
    let types = world.run("types", "-c", "Retail 360", "-o", "name", "data")

    #expect(types.lines.contains("data_asset"))
    #expect(!types.lines.contains("notebook"))
  }

  @Test func columnsOfAnAssetAreListed() {
    let columns = world.run("columns", "Retail 360/customers", "email")

    #expect(
      columns.output == """
        NAME   TYPE          NULLABLE  DESCRIPTION             TAGS  TERMS
        email  varchar(254)  true      Lower case, confirmed.  pii   E-mail address

        """)
  }

  @Test func theSearchOverAllContainersSaysWhereThingsAre() {
    let found = world.run("find", "churn", "-o", "csv", "--columns", "name,in")

    #expect(found.lines.contains("churn_features,Customer churn"))
    #expect(world.run("find", " ").code == 2)
  }

  @Test func membersOfEveryKindOfContainerHaveNamesAndRoles() {
    for container in ["Retail 360", "Nightly warehouse", "Experiments"] {
      let members = world.run("members", "-c", container, "-o", "csv", "--columns", "name,role")
      #expect(members.lines.contains("admin,admin"), "\(container): \(members)")
    }
  }

  @Test func notesRatingsRevisionsListsAndTypesOfRelationshipsAreListed() {
    let asset = "Retail 360/customers"

    #expect(world.run("notes", asset).output.contains("Masked for viewers since the audit."))
    #expect(world.run("ratings", asset).output.contains("vic"))
    #expect(world.run("revisions", asset, "-o", "id").lines == ["6", "5", "4", "3", "2", "1"])
    #expect(world.run("lists", "-o", "name").lines == ["Tables for the churn model"])
    #expect(world.run("relationship-types").output.contains("derived_from"))
  }

  @Test func anEmptyListSaysSo() {
    let trash = world.run("trash", "-c", "Retail 360")

    #expect(trash.output.isEmpty)
    #expect(trash.words == ["no assets in the trash of Retail 360"])
    #expect(trash.code == 0)
  }

  @Test func aWatchedListIsDrawnInPlace() {
    world.width = 60
    world.height = 8
    world.drawings = 2

    let shown = world.run("containers", "--watch", "--every", "5s")

    #expect(shown.code == 130)
    #expect(shown.output.hasPrefix("\u{1B}[2J\u{1B}[Hcontainers, "))
    #expect(shown.output.components(separatedBy: "\u{1B}[H").count == 3)
    let frames = shown.output.components(separatedBy: "\u{1B}[H").dropFirst()
    for frame in frames { #expect(frame.split(separator: "\n").count <= 8) }
  }

  @Test func watchingWantsATerminalAndATable() {
    #expect(world.run("containers", "--watch").code == 2)
    #expect(world.run("containers", "--watch", "-o", "json").code == 2)
  }

  @Test func whatWasSeenIsRememberedForCompletion() {
    _ = world.run("containers", "-o", "id")
    _ = world.run("assets", "-c", "Retail 360", "-o", "id", "--limit", "5")
    let store = Places(environment: ["XDG_STATE_HOME": world.folder.path]).store
    let seen = SeenNames(store: store, owner: StateOwner(address: "http://platform.test"))
    let others = SeenNames(store: store, owner: StateOwner(address: "http://platform.test:81"))

    #expect(seen.containers.contains("Retail 360"))
    #expect(seen.assets(in: "Retail 360").count == 5)
    #expect(seen.assets(in: nil).allSatisfy { $0.hasPrefix("Retail 360/") })
    #expect(others.containers.isEmpty, "another platform has names of its own")
  }

  @Test(
    arguments: [
      (["assets", "-c", "Retial 360"], 3, "did you mean Retail 360?"),
      (["assets", "-c", "catalog:Nightly warehouse"], 3, "there is no container"),
      (["types"], 2, "which container?"),
      (["assets", "--columns", "nam"], 2, "did you mean name?"),
      (["assets", "--sort", "-frob"], 2, "there is no column 'frob'"),
      (["assets", "modified<soon"], 2, "filter: modified"),
      (
        ["assets", "typ:job"], 2,
        "filter: there is no field typ (did you mean type?), but name, type, tag"
      ),
      (
        ["runs", "-c", "Nightly warehouse", "state:bogus"], 2, "there is no state bogus, but Queued"
      ),
      (["ops", "state:done"], 2, "there is no state done, but pending"),
      (["assets", "-o", "xml"], 2, "table, wide, json"),
      (["assets", "--limit", "0"], 2, "--limit"),
      (["assets", "-o", "id", "--columns", "name"], 2, "has no columns"),
      (["assets", "--sort", "name,-frob"], 2, "there is no column 'frob'"),
      (["assets", "--sort", ""], 2, "names no column"),
      (["asset", "get", "Retail 360/custmers"], 3, "did you mean customers?"),
      (["asset", "get", "Nowhere/customers"], 3, "there is no container 'Nowhere'"),
      (["asset", "get", "Retail 360/"], 2, "which asset of Retail 360?"),
      (["asset", "get", ""], 2, "empty"),
      (["relations", "Retail 360/customers", "--depth", "0"], 2, "--depth"),
      (["revisions", "diff", "Retail 360/customers", "99"], 3, "99"),
    ] as [([String], Int32, String)])
  func whatGoesWrongHasACodeAndALine(words: [String], code: Int32, text: String) {
    let result = world.run(words)

    #expect(result.code == code, "\(result)")
    #expect(result.words.last?.contains(text) == true, "\(result.words)")
    #expect(result.output.isEmpty)
  }

  @Test func theEnvironmentNamesTheUsualContainer() {
    world.environment["LIMN_CONTAINER"] = "Retail 360"

    #expect(world.run("asset", "get", "customers", "-o", "name").lines == ["customers"])
    #expect(world.run("asset", "get", "Nightly warehouse/nightly_load", "-o", "name").code == 0)
  }

  @Test func severalThingsOfOneNameAreListed() {
    for _ in 0..<2 {
      _ = world.run("asset", "copy", "Retail 360/customers", "--to", "Customer churn", "--yes")
    }
    let inside = world.run("asset", "get", "Customer churn/customers")
    let anywhere = world.run("asset", "get", "customers")
    let lines = inside.words.last?.split(separator: "\n") ?? []

    #expect(inside.code == 2)
    #expect(
      lines.first == "2 assets in Customer churn are named 'customers'; say which by its ID:")
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("  customers  data_asset") }, "\(lines)")
    #expect(anywhere.code == 2)
    #expect(anywhere.words.last?.contains("project:") == true, "\(anywhere)")
  }

  @Test func anIDIsEnoughWhereverTheAssetIs() {
    let id = world.run("asset", "get", "Retail 360/customers", "-o", "id").lines[0]

    #expect(world.run("asset", "get", id, "-o", "name").lines == ["customers"])
    #expect(world.run("asset", "get", id, "-c", "Retail 360", "-o", "name").lines == ["customers"])
  }
}
