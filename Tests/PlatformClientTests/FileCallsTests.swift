import HTTPTypes
import PlatformModel
import Testing

@testable import PlatformClient

/// Files of a container. Source of the bodies: payloads 1.14; of ranges: RFC 9110, 14.
struct FileCallsTests {
  private func answer(
    _ status: Int, _ headers: HTTPFields, _ text: String
  ) -> ScriptedTransport.Answer {
    .bytes(Array(text.utf8), status: status, headers: headers)
  }

  @Test func aPieceIsAskedForByItsRange() throws {
    let platform = try Platform(
      answer(206, [.eTag: "\"1\"", .contentRange: "bytes 4-7/10"], "efgh"))

    let piece = try platform.client.filePiece("data_asset/a b.csv", in: project, from: 4, count: 4)

    #expect(
      platform.transport.lines == [
        "GET https://cpd.test/v2/asset_files/data_asset%2Fa%20b.csv?project_id=p1&byte_range=4-7"
      ])
    #expect(piece == FilePiece(bytes: Array("efgh".utf8), size: 10, isLast: false, tag: "\"1\""))
  }

  @Test func aPlatformWithoutRangesSendsTheFileWhole() throws {
    let platform = try Platform(answer(200, [.eTag: "\"1\""], "abc"))

    let piece = try platform.client.filePiece("a", in: project, from: 0, count: 2)

    #expect(piece == FilePiece(bytes: Array("abc".utf8), size: 3, isLast: true, tag: "\"1\""))
  }

  @Test func aFolderIsNoFile() throws {
    let platform = try Platform(
      answer(200, [.contentType: "application/json"], #"{"resources":[]}"#))

    #expect(try platform.client.filePiece("data_asset", in: project, from: 0, count: 2) == nil)
  }

  @Test func anEmptyFileHasNoRange() throws {
    let platform = try Platform(answer(416, [:], ""))

    let piece = try platform.client.filePiece("a", in: project, from: 0, count: 2)

    #expect(piece == FilePiece(bytes: [], size: 0, isLast: true, tag: nil))
  }

  @Test func aFileIsPutAsThePartOfAForm() throws {
    let platform = try Platform(answer(201, [:], "{}"))

    try platform.client.putFile(
      Upload(Array("x\r\ny".utf8)), at: "data_asset/a.txt", in: project, replaces: false)

    let sent = try #require(platform.transport.sent.last)
    let type = try #require(sent.headers[.contentType])
    let boundary = try #require(type.split(separator: "boundary=").last)
    #expect(type.hasPrefix("multipart/form-data; boundary=limn-"))
    #expect(sent.url.hasSuffix("/v2/asset_files/data_asset%2Fa.txt?project_id=p1&override=false"))
    #expect(
      String(decoding: try sent.wholeBody(), as: UTF8.self)
        == "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\nx\r\ny\r\n--\(boundary)--\r\n")
  }
}
