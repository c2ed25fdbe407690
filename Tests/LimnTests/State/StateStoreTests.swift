import ExplorerModel
import Foundation
import JSON
import PlatformModel
import Testing
import Workers

@testable import limn

/// What outlives the program, on a real disk.
@Suite struct StateStoreTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-state-\(UUID().uuidString)")
  private var path: String { folder.appending(path: "state.db").path }
  private let owner = StateOwners(
    platform: StateOwner(address: "http://127.0.0.1:8800", user: "ana"))

  private func records(_ owners: StateOwners? = nil) -> KeptRecords {
    KeptRecords(StateStore(folder: folder), of: owners ?? owner)
  }

  private func end() { try? FileManager.default.removeItem(at: folder) }

  private let first = RecordID(.draft, "a")
  private let second = RecordID(.draft, "b")

  @Test func recordsComeBackInTheOrderTheyWereMade() throws {
    defer { end() }
    #expect(try records().all().records.isEmpty)
    _ = try records().keep([.put(second, "2"), .put(first, "1"), .put(second, "3")])

    #expect(try records().all().records == [Record(second, "3"), Record(first, "1")])
    _ = try records().keep([.remove(second)])
    #expect(try records().all().records == [Record(first, "1")])
  }

  @Test func theStateIsForTheUserAlone() throws {
    defer { end() }
    _ = try records().keep([.put(first, 1)])

    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      #expect(try mode(folder.appending(path: file).path) == 0o600, "\(file)")
    }
    #expect(try mode(folder.path) == 0o700)
  }

  @Test func whatIsKeptForOnePlatformOrUserIsNotShownToAnother() throws {
    defer { end() }
    _ = try records().keep([.put(first, 1)])
    let others = [
      StateOwner(address: "http://127.0.0.1:8801", user: "ana"),
      StateOwner(address: "https://127.0.0.1:8800", user: "ana"),
      StateOwner(address: "http://127.0.0.1:8800", user: "vic"),
      StateOwner(address: "http://127.0.0.1:8800/b", user: "ana"),
      StateOwner(address: "http://127.0.0.1:8800", account: "9", user: "ana"),
    ]

    for other in others {
      #expect(try records(StateOwners(platform: other)).all().records.isEmpty, "\(other)")
    }
    let same = StateOwner(address: "HTTP://127.0.0.1:8800/", user: "ana")
    #expect(try records(StateOwners(platform: same)).all().records.count == 1)
  }

  @Test func whoeverIsFasterIsNotWrittenOver() throws {
    defer { end() }
    let (one, two) = (records(), records())
    _ = (try one.all(), try two.all())
    #expect(try one.keep([.put(first, 1, .over(nil))]).isEmpty)

    let edit = RecordEdit.put(first, 2, .over(nil))
    #expect(try two.keep([edit]) == [RefusedEdit(edit, now: RecordChange(first, 1))])
    #expect(try two.changedByOthers() == [RecordChange(first, 1)])
    #expect(try two.changedByOthers().isEmpty)
    #expect(try one.changedByOthers().isEmpty)
    #expect(try two.keep([.remove(first, .over(1))]).isEmpty)
    #expect(try one.changedByOthers() == [RecordChange(first, nil)])
  }

  @Test func aDamagedFileIsSetAsideAndSaid() throws {
    defer { end() }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for number in 1...2 {
      try Data(repeating: 0x41, count: 5_000).write(to: URL(filePath: path))
      let kept = records()
      let found = try kept.all()
      #expect(found.records.isEmpty)
      #expect(found.problems.first?.contains("state.db.damaged") == true, "\(found.problems)")
      _ = try kept.keep([.put(first, JSONValue(number))])
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files).isSuperset(of: ["state.db.damaged", "state.db.damaged-2"]))
  }

  @Test func damageWhileItRunsLosesNothingThatIsHere() throws {
    defer { end() }
    let kept = records()
    _ = try kept.keep([.put(first, 1)])
    var bytes = try Data(contentsOf: URL(filePath: path))
    for index in 0..<bytes.count { bytes[index] = 0x41 }
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: bytes)
    try file.close()

    let edit = RecordEdit.put(first, 2, .over(1))
    // What is there is not what it was: the explorer brings it together, and writes again.
    #expect(try kept.keep([edit]) == [RefusedEdit(edit, now: RecordChange(first, nil))])
    #expect(try kept.keep([.put(first, 2, .over(nil))]).isEmpty)
    #expect(try records().all().records == [Record(first, 2)])
  }

  @Test func aNewerStateIsLeftAlone() throws {
    defer { end() }
    _ = try records().keep([.put(first, 1)])
    // The version of the tables, as the header of the file has it.
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.seek(toOffset: 60)
    try file.write(contentsOf: Data([0, 0, 0, 99]))
    try file.close()
    let before = try Data(contentsOf: URL(filePath: path))

    let kept = records()
    let read = #expect(throws: RecordFailure.self) { try kept.all() }
    let written = #expect(throws: RecordFailure.self) { try kept.keep([.put(first, 2)]) }

    #expect(read?.words.contains("newer limn: it is left alone") == true)
    #expect(written == read)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test(arguments: ["/proc/limn", "/dev/null/limn", "/sys/limn"])
  func aFolderThatCannotBeWrittenIsSaid(place: String) {
    let kept = KeptRecords(StateStore(folder: URL(filePath: place)), of: owner)

    let problem = #expect(throws: RecordFailure.self) { try kept.keep([.put(first, 1)]) }
    #expect(problem?.words.contains(place) == true, "\(problem?.words ?? "")")
  }

  @Test func aFileThatIsRemovedWhileItRunsIsMadeAgain() throws {
    defer { end() }
    let kept = records()
    _ = try kept.keep([.put(first, 1)])
    try FileManager.default.removeItem(at: folder)

    #expect(try kept.keep([.put(second, 2)]).isEmpty)
    #expect(try records().all().records == [Record(second, 2)])
  }

  // MARK: Files of before

  private func write(_ text: String, _ name: String, mode: Int = 0o600) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  private var draft: Draft {
    let id = AssetID("a", in: ContainerID(.project, "p"))
    let base = AssetDetail(
      asset: Asset(id: id, name: "zákazníci", description: "顧客", type: "data_asset"))
    return Draft(
      asset: id, base: base, edits: [.description: "الزبائن 🐟"],
      stagedAt: Timestamp(milliseconds: 1_772_442_000_000))
  }

  @Test func filesOfBeforeAreTakenOverOnce() throws {
    defer { end() }
    try write(DraftCoding.text(of: [draft]), "drafts/127.0.0.1.json")
    try write(
      #"{"left":6,"bookmarks":[{"kind":"database","id":"d","name":"lake","detail":""}]}"#,
      "memory/127.0.0.1.json")
    try write(
      #"{"address":"https://a.test","token":"t","expires":99}"#, "tokens/ana@a.test:443.json")
    try write(
      #"[{"id":"o","title":"Create x","host":"http://lake.test","began":"2026-01-01T00:00:00Z"}]"#,
      "operations.json")
    try write("> 1\n= 1\n> 2\n", "bulk/abc.journal")
    try write("{}", "seen.json")

    var owners = owner
    owners.earlier = "127.0.0.1"
    let found = try records(owners).all()
    #expect(found.records.compactMap { DraftCoding.draft(from: $0.document) } == [draft])
    #expect(
      found.records.map(\.id.kind).sorted { $0.rawValue < $1.rawValue } == [
        .bookmark, .draft, .look,
      ])
    #expect(
      found.problems == [
        "1 draft was kept for the host 127.0.0.1, whatever its port: compare before applying"
      ])
    #expect(try records(StateOwners(platform: .limn, earlier: "127.0.0.1")).all().records.isEmpty)

    let store = StateStore(folder: folder)
    #expect(try KeptToken(of: "ana@a.test:443", in: store).read()?.token.text == "t")
    let lake = BegunOperations(store: store, owner: StateOwner(address: "http://lake.test:80"))
    #expect(try lake.entries().map(\.id) == ["o"])
    let bulk = try store.records { try $0.all(of: .limn, kind: "bulk", prefix: "abc/") }
    #expect(bulk.map(\.document) == ["done", "sent", "[]"])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["state.db", "state.lock"])
  }

  @Test func aFileOfBeforeThatCannotBeReadStaysAndIsNamed() throws {
    defer { end() }
    try write("{\"drafts\": [", "drafts/a.json")

    let found = try records().all()
    #expect(found.problems.count == 1 && found.problems[0].contains("drafts/a.json"))
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "drafts/a.json").path))
  }
}
