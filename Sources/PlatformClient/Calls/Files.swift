import HTTPTypes
import JSON
public import PlatformModel

extension PlatformClient {
  /// Bytes of a file from `start` on, `count` of them at most. Nil if there is a folder at `path`.
  ///
  /// A platform that knows nothing of ranges sends the whole file; from a later start that is
  /// `.unreadable`.
  ///
  /// Source: GET /v2/asset_files/{path}, `byte_range`; a folder answers as a list.
  public func filePiece(
    _ path: String, in container: ContainerID, from start: Int, count: Int
  ) throws(PlatformError) -> FilePiece? {
    var call = Call.get(
      "v2", "asset_files", path,
      query: [container.scope, QueryItem("byte_range", "\(start)-\(start + max(count, 1) - 1)")])
    call.timeout = .seconds(120)
    do throws(PlatformError) {
      let answer = try caller.response(call)
      if start == 0, Self.isFolder(answer) { return nil }
      let tag = answer.headers[.eTag]
      guard answer.status == 206 else {
        guard start == 0 else { throw caller.error(.unreadable("it is no part of the file"), call) }
        return FilePiece(bytes: answer.body, size: answer.body.count, isLast: true, tag: tag)
      }
      let size = Self.size(answer.headers[.contentRange])
      let end = start + answer.body.count
      return FilePiece(
        bytes: answer.body, size: size,
        isLast: size.map { end >= $0 } ?? (answer.body.count < count),
        tag: tag)
    } catch {
      // Nothing is there from `start` on: an empty file, or the end of one whose size is not told.
      guard error.status == 416 else { throw error }
      return FilePiece(bytes: [], size: start, isLast: true, tag: nil)
    }
  }

  /// Puts a file where `path` says. Unless it `replaces` another one, throws `.conflict` for it.
  ///
  /// Source: PUT /v2/asset_files/{path}, multipart with a part `file`.
  public func putFile(
    _ file: Upload, at path: String, in container: ContainerID, replaces: Bool
  ) throws(PlatformError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let boundary = "limn-\(UInt64.random(in: .min ... .max))-\(UInt64.random(in: .min ... .max))"
    var call = Call.change(
      .put, "v2", "asset_files", path,
      query: [container.scope, QueryItem("override", replaces ? "true" : "false")])
    call.contentType = "multipart/form-data; boundary=\(boundary)"
    call.upload = file.between(
      Self.head(name: name, boundary), Array("\r\n--\(boundary)--\r\n".utf8))
    // And a second for each megabyte.
    call.timeout = .seconds(900 + file.count >> 20)
    try caller.response(call)
  }

  /// The part of the form before the file.
  private static func head(name: String, _ boundary: String) -> [UInt8] {
    let name = name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "%22")
    return Array(
      """
      --\(boundary)\r
      Content-Disposition: form-data; name="file"; filename="\(name)"\r
      Content-Type: application/octet-stream\r
      \r

      """.utf8)
  }

  /// A list has no tag, which every file has.
  private static func isFolder(_ answer: TransportResponse) -> Bool {
    guard answer.headers[.eTag] == nil,
      answer.headers[.contentType]?.lowercased().hasPrefix("application/json") == true
    else { return false }
    return (try? JSONValue.parse(answer.body))?["resources"]?.array != nil
  }

  /// `bytes 0-99/1234`.
  private static func size(_ contentRange: String?) -> Int? {
    contentRange?.split(separator: "/").last.flatMap { Int($0) }
  }
}
