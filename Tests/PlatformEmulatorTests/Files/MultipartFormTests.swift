import Testing

@testable import PlatformEmulator

@Suite struct MultipartFormTests {
  private func parse(_ text: String, _ boundary: String = "XyZ") -> MultipartForm? {
    MultipartForm(Array(text.utf8), boundary: boundary)
  }

  @Test func aFormIsTakenApart() throws {
    let form = try #require(
      parse(
        "preamble\r\n--XyZ\r\nContent-Disposition: form-data; name=\"file\"; "
          + "filename=\"a;b \\\"c\\\".csv\"\r\nContent-Type: text/csv\r\n\r\nid,name\r\n1,Jan\r\n"
          + "\r\n--XyZ \r\ncontent-disposition: form-data; name=note\r\n\r\nčau\r\n--XyZ--\r\nrest")
    )

    #expect(
      form.parts == [
        MultipartForm.Part(
          name: "file", fileName: "a;b \"c\".csv", contentType: "text/csv",
          bytes: Array("id,name\r\n1,Jan\r\n".utf8)),
        MultipartForm.Part(
          name: "note", fileName: nil, contentType: nil, bytes: Array("čau".utf8)),
      ])
    #expect(form["note"]?.text == "čau")
    #expect(form["none"] == nil)
  }

  @Test func contentMayLookLikeABoundary() throws {
    let content = "--XyZ\r\n--XyZZ\r\n\r\n--XyZabc--\r\n-- XyZ"
    let form = try #require(
      parse(
        "--XyZ\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\nx\(content)\r\n--XyZ--"))

    #expect(form["a\"b"]?.text == "x" + content)
  }

  @Test func everyByteArrives() throws {
    let content = (0...255).map { UInt8($0) } + [13, 10, 13, 10, 45, 45]
    let head = Array("--b\r\nContent-Disposition: form-data; name=f\r\n\r\n".utf8)
    let form = try #require(
      MultipartForm(head + content + Array("\r\n--b--".utf8), boundary: "b"))

    #expect(form["f"]?.bytes == content)
  }

  @Test(arguments: [
    "", "nothing", "--XyZ", "--XyZ\r\n", "--XyZ\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
    "--XyZ\r\nno header\r\n\r\nx\r\n--XyZ--", "--XyZ\r\nContent-Type: text/csv\r\n\r\nx\r\n--XyZ--",
    "--XyZ\r\nContent-Disposition: form-data; name=a\r\n--XyZ--",
  ])
  func whatIsNoFormIsSeen(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func aFormWithoutPartsIsEmpty() {
    #expect(parse("--XyZ--")?.parts == [])
    #expect(parse("--XyZ--", "") == nil)
  }

  @Test func headersKeepWhatTheyQuote() {
    let type = HeaderParameters("Multipart/Form-Data; Boundary=\"a;\\\"b\" ; charset=utf-8;x")

    #expect(type.value == "multipart/form-data")
    #expect(type["boundary"] == "a;\"b")
    #expect(type["charset"] == "utf-8")
    #expect(type["x"] == nil)
  }
}
