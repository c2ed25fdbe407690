import HTTPTypes
import PlatformModel
import Testing

@testable import PlatformClient

/// What an answer says of each of many things.
struct AnswerItemsTests {
  private func items(_ answer: String, _ group: String = "assets", _ verb: String = "bulk-patch")
    throws
    -> AnswerItems?
  {
    let operation = try #require(OperationCatalogue.operation(group, verb))
    let request = try PlantedRequest.of(operation)
    return AnswerItems(
      APIAnswer(status: 200, headers: [:], body: Array(answer.utf8)), to: request)
  }

  @Test(arguments: [
    #"{"resources":[{"asset_id":"a","http_status":404,"errors":[{"message":"gone"}]}]}"#,
    #"{"resources":[{"asset_id":"a","status":"404","errors":[{"message":"gone"}]}]}"#,
    #"{"responses":[{"asset_id":"a","status":404,"error":"gone"}]}"#,
    #"[{"asset_id":"a","statusCode":404,"errors":["gone"]}]"#,
  ])
  func theStatusOfEachDecides(answer: String) throws {
    #expect(try items(answer)?.words == "1 of 1 item failed: a: 404, gone")
  }

  @Test(arguments: [
    "", "no JSON", "[]", "{}", #"{"resources":[{"asset_id":"a","http_status":200}]}"#,
    #"{"resources":[{"asset_id":"a","http_status":204,"errors":[]}]}"#,
    #"{"resources":[{"asset_id":"a","error":null},{"asset_id":"b","error":""}]}"#,
    #"{"resources":["failed"]}"#,
  ])
  func whatWasDoneIsNoFailure(answer: String) throws {
    #expect(try items(answer) == nil)
  }

  @Test func someOfManyAreCountedAndNamed() throws {
    let failed = (1...5).map { #"{"id":"f\#($0)","status":"failed"}"# }.joined(separator: ",")
    let answer = #"{"members":[{"id":"ok","status":"success"},\#(failed)]}"#

    #expect(
      try items(answer)?.words
        == "5 of 6 items failed: f1: failed; f2: failed; f3: failed; and 2 more")
  }

  @Test func errorsBesideTheListAreFailures() throws {
    #expect(
      try items(#"{"errors":[{"code":"bad","message":"no such source"}]}"#)?.words
        == "1 of 1 item failed: no such source")
  }

  @Test func aListThatIsReadMaySayWhatItLikes() throws {
    #expect(
      try items(#"{"resources":[{"asset_id":"a","http_status":404}]}"#, "jobs", "list") == nil)
  }
}

private enum PlantedRequest {
  /// With something for each parameter that is needed.
  static func of(_ operation: APIOperation) throws -> APIRequest {
    var hasScope = false
    let needed = operation.query.filter { parameter in
      guard parameter.rule == .oneOf else { return parameter.rule == .required }
      defer { hasScope = true }
      return !hasScope
    }
    return try APIRequest(
      operation, parameters: (operation.pathParameters + needed.map(\.name)).map { ($0, "x") })
  }
}
