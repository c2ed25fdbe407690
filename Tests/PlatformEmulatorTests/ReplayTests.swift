import HTTPTypes
import JSON
import PlatformEmulator
import Testing

/// Recorded sessions, served as a platform.
@Suite struct ReplayTests {
  private func entry(
    _ url: String, method: String = "GET", body: String? = nil, status: Int = 200,
    answer: String = "{}", time: JSONValue = 5, headers: JSONValue = []
  ) -> JSONValue {
    var request: JSONValue = ["method": .string(method), "url": .string("https://cpd.test\(url)")]
    if let body { request["postData"] = ["mimeType": "application/json", "text": .string(body)] }
    return [
      "time": time, "request": request,
      "response": [
        "status": JSONValue(status), "headers": headers, "content": ["text": .string(answer)],
      ],
    ]
  }

  private func session(
    _ entries: JSONValue..., latency: RecordedPlatform.Latency = .none
  ) throws -> RecordedPlatform {
    let archive: JSONValue = ["log": ["version": "1.2", "entries": .array(entries)]]
    return try RecordedPlatform(archive: archive.serializedBytes(), latency: latency)
  }

  private func ask(
    _ session: RecordedPlatform, _ path: String, _ method: HTTPRequest.Method = .get,
    _ body: String = ""
  ) -> (status: Int, text: String) {
    let answer = session.respond(
      to: EmulatorRequest(method: method, path: path, body: Array(body.utf8)))
    return (answer.status.code, String(decoding: answer.body, as: UTF8.self))
  }

  @Test func repeatedRequestsGetTheirAnswersInOrderAndTheLastOneStays() throws {
    let session = try session(
      entry("/v2/runs/1", answer: "1"), entry("/v2/runs/2", answer: "other"),
      entry("/v2/runs/1", answer: "2"))

    #expect((1...4).map { _ in ask(session, "/v2/runs/1").text } == ["1", "2", "2", "2"])
    #expect(ask(session, "/v2/runs/2").text == "other")
  }

  @Test func theOrderOfAQueryAndOfMembersMeansNothing() throws {
    let session = try session(
      entry(
        "/v2/s?a=1&b=x%20y", method: "POST", body: #"{"q":"*","n":[1,{"m":2,"o":3}]}"#,
        answer: "found")
    )

    #expect(
      ask(session, "/v2/s?b=x+y&a=1", .post, #"{"n":[1,{"o":3,"m":2}],"q":"*"}"#).text == "found")
    #expect(
      ask(session, "/v2/s?b=x+y&a=1", .post, #"{"n":[1,{"o":4,"m":2}],"q":"*"}"#).status == 404)
    #expect(ask(session, "/v2/s?a=1", .post, #"{"q":"*"}"#).status == 404)
    #expect(ask(session, "/v2/s?a=1&b=x%20y").status == 404)
  }

  @Test func maskedValuesStandForWhateverWasThere() throws {
    let session = try session(
      entry("/v2/f?signature=•••&n=1", answer: "file"),
      entry(
        "/v2/c", method: "POST", body: #"{"name":"db","password":"•••"}"#, status: 201,
        answer: "made"))

    #expect(ask(session, "/v2/f?signature=abc&n=1").text == "file")
    #expect(ask(session, "/v2/f?signature=abc&n=2").status == 404)
    #expect(ask(session, "/v2/c", .post, #"{"name":"db","password":"p"}"#).status == 201)
    #expect(ask(session, "/v2/c", .post, #"{"name":"other","password":"p"}"#).status == 404)
  }

  @Test func whatWasNeverAskedIsNamed() throws {
    let session = try session(entry("/v2/catalogs?limit=100"))

    let near = ask(session, "/v2/catalogs?limit=5")
    #expect(near.status == 404)
    let errors = try JSONValue.parse(near.text)["errors"]?[0]
    #expect(errors?["code"] == "not_recorded")
    #expect(
      errors?["message"]
        == .string(
          "GET /v2/catalogs?limit=5 is not in the recorded session. "
            + "It was recorded as GET /v2/catalogs?limit=100."))
    let lake = ask(session, "/api/v1/ailake/database/instances")
    #expect(
      try JSONValue.parse(lake.text)["detail"]?.string?.contains("not in the recorded") == true)
  }

  @Test func whoeverSignsInIsLetIn() throws {
    let session = try session(
      entry(
        "/icp4d-api/v1/authorize", method: "POST", body: #"{"username":"ana","password":"•••"}"#,
        answer: #"{"token":"•••","message":"success"}"#))
    #expect(session.user == "ana")
    let answer = ask(session, "/icp4d-api/v1/authorize", .post, #"{"username":"x","api_key":"y"}"#)
    #expect(try JSONValue.parse(answer.text)["token"]?.string?.contains("•") == false)

    let other = try self.session(entry("/v2/catalogs"))
    #expect(ask(other, "/icp4d-api/v1/authorize", .post, "{}").status == 200)
    #expect(
      try JSONValue.parse(ask(other, "/identity/token", .post, "a=b").text)["access_token"] != nil)
  }

  @Test func whatHadNoAnswerHasNoneAgain() throws {
    let session = try session(entry("/v2/catalogs", status: 0))

    let answer = session.respond(to: EmulatorRequest(method: .get, path: "/v2/catalogs"))
    #expect(answer.delivery == .broken(afterBytes: nil))
  }

  @Test func headersThatMatterComeBack() throws {
    let headers: JSONValue = [
      ["name": "Content-Type", "value": "application/json"],
      ["name": "operation-id", "value": "o1"],
      ["name": "Content-Length", "value": "7"], ["name": "Set-Cookie", "value": "•••"],
      ["name": "Content-Encoding", "value": "gzip"],
    ]
    let session = try session(entry("/v2/x", headers: headers))

    let answer = session.respond(to: EmulatorRequest(method: .get, path: "/v2/x"))
    #expect(answer.headers.map(\.name.rawName) == ["Content-Type", "operation-id"])
  }

  @Test(arguments: ["", "{", "[]", #"{"log":{}}"#, #"{"log":{"entries":[{}]}}"#])
  func whatIsNoArchiveIsRefused(text: String) {
    #expect(throws: RecordedSessionError.self) {
      try RecordedPlatform(archive: Array(text.utf8))
    }
  }
}
