import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct FileArchiveTests {
  private let platform: TestPlatform
  private let scope = TestPlatform.scope(WorldContainers.empty)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func putArchive(_ files: [String: String], at path: String) throws {
    let archive = ZipArchive(
      files.sorted { $0.key < $1.key }.map {
        ZipArchive.Entry(path: $0.key, bytes: Array($0.value.utf8))
      })
    let answer = try platform.send(
      .put, TestPlatform.file(path, scope), bytes: archive.packed(at: 0))
    #expect(answer.status == .created)
  }

  private func inflate(_ target: String, _ more: String = "", _ call: String = "inflate") throws
    -> EmulatorResponse
  {
    try platform.send(
      .post, "/v2/asset_files/\(call)?\(scope)\(more)",
      ["source": "x.zip", "target": .string(target)])
  }

  @Test func anArchiveIsExpandedIntoAnEmptyFolder() throws {
    try putArchive(["a.csv": "1", "sub/b.csv": "2", "empty/": ""], at: "x.zip")

    #expect(try inflate("out").status == .ok)

    #expect(try platform.files(in: scope) == ["out/a.csv", "out/sub/b.csv"])
    #expect(try platform.file(at: "out/sub/b.csv", in: scope) == "2")
    #expect(try platform.send(.get, TestPlatform.file("out/empty", scope)).status == .ok)
    try putArchive(["a.csv": "1"], at: "x.zip")
    #expect(try inflate("out").status == .badRequest)
    #expect(try inflate("other", "&delete_archive=false").status == .ok)
    #expect(try platform.send(.get, TestPlatform.file("x.zip", scope)).status == .ok)
  }

  @Test func whatIsThereAlreadyMeetsFourModes() throws {
    try platform.put("old", at: "out/b.csv", in: scope)
    let files = ["a.csv": "new a", "b.csv": "new b", "c.csv": "new c"]
    func contents() throws -> [String?] {
      try ["a", "b", "b (1)", "c"].map { try platform.file(at: "out/\($0).csv", in: scope) }
    }

    try putArchive(files, at: "x.zip")
    let inline = try inflate("out", "&inflate_mode=inline")
    #expect(inline.status == .conflict)
    #expect(inline.json?["reason"] == "There is a file at 'out/b.csv' already.")
    #expect(try contents() == ["new a", "old", nil, nil])
    #expect(try platform.send(.get, TestPlatform.file("x.zip", scope)).status == .ok)
    #expect(try inflate("out", "&inflate_mode=skip").status == .ok)
    #expect(try contents() == ["new a", "old", nil, "new c"])
    try putArchive(["b.csv": "new b"], at: "x.zip")
    #expect(try inflate("out", "&inflate_mode=rename").status == .ok)
    #expect(try contents() == ["new a", "old", "new b", "new c"])
    try putArchive(["b.csv": "newest b"], at: "x.zip")
    #expect(try inflate("out", "&inflate_mode=overwrite").status == .ok)
    #expect(try contents() == ["new a", "newest b", "new b", "new c"])
    #expect(try inflate("out", "&inflate_mode=blend").status == .notFound)
    try putArchive([:], at: "x.zip")
    #expect(try inflate("out", "&inflate_mode=blend").status == .badRequest)
  }

  @Test func anUploadMayBeExpandedAtOnce() throws {
    let archive = ZipArchive([ZipArchive.Entry(path: "a.csv", bytes: [65])])
    let path = TestPlatform.file("out", scope)

    let answer = try platform.send(
      .put, "\(path)&inflate=true&override=false", bytes: archive.packed(at: 0))

    #expect(answer.status == .created)
    #expect(try platform.file(at: "out/a.csv", in: scope) == "A")
    #expect(
      try platform.send(
        .put, TestPlatform.file("out2", scope) + "&inflate=true", bytes: Array("no zip".utf8)
      ).status
        == .badRequest)
  }

  @Test func anArchiveIsLookedIntoWithoutExpandingIt() throws {
    try putArchive(["b/c.txt": "123", "a.csv": "1", "b/": ""], at: "x.zip")

    let list = try platform.get(TestPlatform.file("x.zip", scope) + "&inflate=true")

    #expect(
      list["resources"]?.array?.map { "\($0["path"]?.string ?? "") \($0["size"]?.int ?? 0)" }
        == ["a.csv 1", "b/c.txt 3"])
    #expect(try platform.files(in: scope) == ["x.zip"])
    try platform.put("x", at: "a.txt", in: scope)
    #expect(
      try platform.send(.get, TestPlatform.file("a.txt", scope) + "&inflate=true").status
        == .badRequest)
  }

  @Test func anArchiveIsExpandedInTheBackground() throws {
    try putArchive(["a.csv": "1"], at: "x.zip")

    #expect(try inflate("out", "", "async_inflate").status == .accepted)
    #expect(try platform.files(in: scope) == ["x.zip"])
    platform.clock.advance(by: .seconds(5))
    #expect(try platform.files(in: scope) == ["out/a.csv"])
    #expect(try inflate("out", "", "async_inflate").status == .notFound)
    try platform.put("no zip", at: "x.zip", in: scope)
    #expect(try inflate("out", "", "async_inflate").status == .badRequest)
  }

  @Test func filesBecomeAnArchiveWithALogBesideIt() throws {
    try platform.put("1", at: "data_asset/a.csv", in: scope)
    try platform.put("2", at: "d/sub/b.csv", in: scope)
    func deflate(_ path: String, _ body: JSONValue, _ more: String = "") throws
      -> HTTPResponse.Status
    {
      let address = "/v2/asset_files/\(RequestTarget.encoded(path))/deflate?\(scope)\(more)"
      return try platform.send(.post, address, body).status
    }

    #expect(try deflate("out/x.zip", ["data_asset/a.csv", "d/sub/b.csv"]) == .accepted)
    #expect(try deflate("out/d.zip", ["d"], "&is_directory=true&hide_log=true") == .accepted)
    #expect(try deflate("out/fail.zip", ["data_asset/a.csv"]) == .accepted)
    #expect(try platform.files(in: scope).contains("out/x.zip") == false)
    platform.clock.advance(by: .seconds(5))

    let files = try platform.files(in: scope).filter { $0.hasPrefix("out/") }
    #expect(
      files == ["out/.d.zip.log", "out/d.zip", "out/fail.zip.log", "out/x.zip", "out/x.zip.log"])
    let archive = try ZipArchive(
      try platform.send(.get, TestPlatform.file("out/x.zip", scope)).body)
    #expect(archive.entries.map(\.path) == ["data_asset/a.csv", "d/sub/b.csv"])
    let folder = try ZipArchive(
      try platform.send(.get, TestPlatform.file("out/d.zip", scope)).body)
    #expect(folder.entries.map(\.path) == ["sub/", "sub/b.csv"])
    #expect(folder["sub/b.csv"] == Array("2".utf8))
    #expect(try platform.file(at: "out/fail.zip.log", in: scope)?.contains("ERROR") == true)
    #expect(try deflate("x.zip", ["none"]) == .notFound)
    #expect(try deflate("x.zip", ["d"]) == .badRequest)
    #expect(try deflate("x.zip", ["d", "d"], "&is_directory=true") == .badRequest)
    #expect(try deflate("x.zip", []) == .badRequest)
  }
}
