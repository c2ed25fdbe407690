import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

@Suite struct AssetFileTests {
  private let platform: TestPlatform
  private let scope = TestPlatform.scope(WorldContainers.empty)

  init() throws {
    platform = try TestPlatform(assets: 100)
  }

  private func read(_ path: String, _ more: String = "", _ headers: HTTPFields = [:]) throws
    -> EmulatorResponse
  {
    try platform.send(.get, TestPlatform.file(path, scope) + more, headers: headers)
  }

  @Test func aFileThatIsPutIsListedAndRead() throws {
    let answer = try platform.send(
      .put, TestPlatform.file("data_asset/names.csv", scope), bytes: Array("id,name\n".utf8))

    #expect(answer.status == .created)
    #expect(
      answer.text == #"{"status":"Asset created: The asset was successfully uploaded."}"#)
    #expect(
      try platform.send(.get, "/v2/asset_files?\(scope)&flat=true").text
        == #"{"resources":[{"path":"data_asset/names.csv","etag":"W/\"8-19cadc69a80\"","#
        + #""size":8,"last_modifed":"Mon, 02 Mar 2026 09:00:00 GMT","type":"file","#
        + #""mime_type":"text/csv"}]}"#)
    let file = try read("data_asset/names.csv")
    #expect(file.text == "id,name\n")
    #expect(file.headers[.contentType] == "text/csv")
    #expect(file.headers[.eTag] == #"W/"8-19cadc69a80""#)
    #expect(file.headers[.lastModified] == "Mon, 02 Mar 2026 09:00:00 GMT")
    #expect(file.headers[.acceptRanges] == "bytes")
  }

  @Test func aFormBringsTheFileInThePartFile() throws {
    let body =
      "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b\r\n"
      + "Content-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n"
      + "Content-Type: application/vnd.limn\r\n\r\n1,2\r\n\r\n--b--\r\n"
    let path = TestPlatform.file("models/model", scope)
    let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=b"]

    #expect(
      try platform.send(.put, path, bytes: Array(body.utf8), headers: headers).status == .created)

    #expect(try read("models/model").text == "1,2\r\n")
    #expect(try read("models/model").headers[.contentType] == "application/vnd.limn")
    for wrong in ["nothing", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--b--"] {
      let answer = try platform.send(.put, path, bytes: Array(wrong.utf8), headers: headers)
      #expect(answer.status == .badRequest)
      #expect(answer.json?["code"] == 400)
    }
  }

  @Test func aFileIsOverwrittenUnlessNobodyWantsThat() throws {
    try platform.put("old", at: "a/b.txt", in: scope)
    platform.clock.advance(by: .seconds(1))
    try platform.put("new", at: "a/b.txt", in: scope)

    let answer = try platform.send(
      .put, TestPlatform.file("a/b.txt", scope) + "&override=false", bytes: [65])

    #expect(try read("a/b.txt").text == "new")
    #expect(try read("a/b.txt").headers[.lastModified] == "Mon, 02 Mar 2026 09:00:01 GMT")
    #expect(answer.status == .conflict)
    #expect(answer.json?["code"] == 409)
    #expect(answer.json?["error"] == "Conflict")
    for path in ["a", "a/b.txt/c"] {
      let answer = try platform.send(.put, TestPlatform.file(path, scope), bytes: [1])
      #expect(answer.status == .conflict, "\(path)")
    }
  }

  @Test func headersComeWithoutTheFile() throws {
    try platform.put("12345", at: "x.json", in: scope)

    let answer = try platform.send(.head, TestPlatform.file("x.json", scope))

    #expect(answer.status == .ok)
    #expect(answer.body.isEmpty)
    #expect(answer.headers[.contentLength] == "5")
    #expect(answer.headers[.contentType] == "application/json")
    #expect(answer.headers[.eTag] == "W/\"5-19cadc69a80\"")
    #expect(try platform.send(.head, TestPlatform.file("y.json", scope)).status == .notFound)
  }

  @Test func aRangeOfAFileIsRead() throws {
    try platform.put("0123456789", at: "digits", in: scope)

    for (range, text, contentRange) in [
      ("bytes=0-3", "0123", "bytes 0-3/10"), ("bytes=7-", "789", "bytes 7-9/10"),
      ("bytes=-2", "89", "bytes 8-9/10"), ("bytes=8-99", "89", "bytes 8-9/10"),
      ("bytes=-99", "0123456789", "bytes 0-9/10"), ("Bytes = 9-9", "9", "bytes 9-9/10"),
      ("bytes=20-30,1-2", "12", "bytes 1-2/10"),
    ] {
      let answer = try read("digits", "", [.range: range])
      #expect(answer.status == .partialContent, "\(range)")
      #expect(answer.text == text, "\(range)")
      #expect(answer.headers[.contentRange] == contentRange)
      #expect(answer.headers[.contentLength] == "\(text.count)")
    }
  }

  @Test func aRangeBehindTheEndIsRefused() throws {
    try platform.put("0123456789", at: "digits", in: scope)

    for range in ["bytes=10-", "bytes=-0", "bytes=10-12,99-"] {
      let answer = try read("digits", "", [.range: range])
      #expect(answer.status == .rangeNotSatisfiable, "\(range)")
      #expect(answer.headers[.contentRange] == "bytes */10")
      #expect(answer.json?["code"] == 416)
    }
  }

  @Test func whatIsNoRangeGetsTheWholeFile() throws {
    try platform.put("0123456789", at: "digits", in: scope)

    for range in ["bytes=3-1", "bytes=", "lines=0-3", "bytes=a-b", "0-3", "bytes=1-2-3"] {
      let answer = try read("digits", "", [.range: range])
      #expect(answer.status == .ok, "\(range)")
      #expect(answer.text == "0123456789", "\(range)")
    }
  }

  @Test func severalRangesComeAsParts() throws {
    try platform.put("0123456789", at: "digits.txt", in: scope)

    let answer = try read("digits.txt", "", [.range: "bytes=0-1, -3"])

    #expect(answer.status == .partialContent)
    let type = HeaderParameters(try #require(answer.headers[.contentType]))
    #expect(type.value == "multipart/byteranges")
    let boundary = try #require(type["boundary"])
    #expect(
      answer.text
        == "--\(boundary)\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/10\r\n\r\n01\r\n"
        + "--\(boundary)\r\nContent-Type: text/plain\r\nContent-Range: bytes 7-9/10\r\n\r\n789\r\n"
        + "--\(boundary)--\r\n")
  }

  @Test func theQueryAsksForBytesToo() throws {
    try platform.put("0123456789", at: "digits", in: scope)

    #expect(try read("digits", "&byte_limit=4").text == "0123")
    #expect(try read("digits", "&byte_limit=40").status == .ok)
    #expect(try read("digits", "&byte_range=2-3").text == "23")
    #expect(try read("digits", "&byte_range=-3").headers[.contentRange] == "bytes 7-9/10")
    #expect(try read("digits", "&byte_range=8-&byte_limit=1").text == "89")
    #expect(try read("digits", "&byte_range=8-&byte_limit=1", [.range: "bytes=0-0"]).text == "0")
    #expect(try read("digits", "&byte_range=1-2,4-5").status == .badRequest)
    #expect(try read("digits", "&byte_limit=x").status == .badRequest)
    #expect(try read("digits", "&size_limit=1").status == .ok)
    #expect(try read("digits", "&size_limit=0").status == .badRequest)
  }

  @Test func whatSomebodyHasIsNotSentAgain() throws {
    try platform.put("0123456789", at: "digits", in: scope)
    let tag = try #require(try read("digits").headers[.eTag])

    let answer = try read("digits", "", [.ifNoneMatch: tag])

    #expect(answer.status == .notModified)
    #expect(answer.body.isEmpty)
    #expect(try read("digits", "", [.ifNoneMatch: "\"x\""]).status == .ok)
    #expect(try read("digits", "", [.range: "bytes=0-1", .ifRange: tag]).text == "01")
    platform.clock.advance(by: .seconds(1))
    try platform.put("abcdefghij", at: "digits", in: scope)
    #expect(try read("digits", "", [.range: "bytes=0-1", .ifRange: tag]).text == "abcdefghij")
  }

  @Test func foldersAreListedWithWhatLiesInThem() throws {
    for path in ["b/one.csv", "b/sub/two.csv", "b/.hidden/three.csv", "b/.four", "zero.txt"] {
      try platform.put("x", at: path, in: scope)
    }
    func paths(_ address: String) throws -> [String] {
      try platform.get(address)["resources"]?.array?.map {
        "\($0["path"]?.string ?? "") \($0["type"]?.string ?? "") \($0["size"]?.int ?? -1)"
      } ?? []
    }
    let folder = TestPlatform.file("b", scope)

    #expect(
      try paths("/v2/asset_files?\(scope)")
        == ["b folder 4", "data_asset folder 0", "zero.txt file 1"])
    #expect(
      try paths(folder)
        == ["b/.four file 1", "b/.hidden folder 1", "b/one.csv file 1", "b/sub folder 1"])
    #expect(
      try paths("\(folder)&flat=true")
        == [
          "b/.four file 1", "b/.hidden/three.csv file 1", "b/one.csv file 1",
          "b/sub/two.csv file 1",
        ]
    )
    #expect(
      try paths("\(folder)&hidden_files=false")
        == ["b/.hidden folder 1", "b/one.csv file 1", "b/sub folder 1"])
    #expect(
      try paths("\(folder)&flat=true&hidden_directories=false")
        == ["b/.four file 1", "b/one.csv file 1", "b/sub/two.csv file 1"])
    let minimal = try platform.get("\(folder)&flat=true&minimal=true")
    #expect(minimal["resources"]?[0]?["etag"] == nil)
    #expect(try platform.get("\(folder)&stream=true")["resources"]?[0]?["etag"] == nil)
    #expect(try platform.get(folder)["resources"]?[0]?["etag"] != nil)
    #expect(try read("nothing").status == .notFound)
  }

  @Test func aListComesInPagesIfSomebodyAsks() throws {
    for index in 0..<7 { try platform.put("\(index)", at: "p/\(index).txt", in: scope) }
    let folder = TestPlatform.file("p", scope)

    let page = try platform.get("\(folder)&limit=3&offset=3")

    #expect(page["total_count"] == 7)
    #expect(page["limit"] == 3)
    #expect(page["offset"] == 3)
    #expect(
      page["resources"]?.array?.compactMap { $0["path"]?.string } == [
        "p/3.txt", "p/4.txt", "p/5.txt",
      ])
    for (name, offset) in [("first", 0), ("last", 6), ("next", 6), ("previous", 0)] {
      #expect(page[name]?["href"]?.string == "\(folder)&limit=3&offset=\(offset)", "\(name)")
    }
    var seen: [String] = []
    var address: String? = "\(folder)&limit=2"
    while let next = address {
      let page = try platform.get(next)
      seen += page["resources"]?.array?.compactMap { $0["path"]?.string } ?? []
      address = page["next"]?["href"]?.string
    }
    #expect(seen == (0..<7).map { "p/\($0).txt" })
    #expect(try platform.get(folder)["total_count"] == nil)
  }

  @Test func aDirectoryIsMadeOnce() throws {
    let path = TestPlatform.file("new/deep", scope) + "&ensure_dir=true"

    #expect(try platform.send(.put, path).status == .created)
    #expect(try platform.send(.put, path).status == .ok)
    try platform.put("x", at: "new/file", in: scope)
    #expect(
      try platform.send(.put, TestPlatform.file("new/file", scope) + "&ensure_dir=true").status
        == .conflict)
    #expect(try platform.get(TestPlatform.file("new", scope))["resources"]?[0]?["type"] == "folder")
  }

  @Test func pathsThatLeadNowhereAreRefused() throws {
    for path in ["..%2Fx", "a%2F..%2F..%2Fx", "%2E", "a%2F.%2Fb", "%00", "a%0Ab", "%2F"] {
      let answer = try platform.send(.put, "/v2/asset_files/\(path)?\(scope)", bytes: [1])
      #expect(answer.status == .badRequest, "\(path)")
    }
  }

  @Test func filesHaveNamesOfAllKinds() throws {
    let path = "data_asset/zákazníci 顧客 & co+1=2.csv"
    try platform.put("ž", at: path, in: scope)

    #expect(try platform.file(at: path, in: scope) == "ž")
    #expect(try platform.files(in: scope) == [path])
  }
}
