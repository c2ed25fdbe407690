import ExplorerModel
import PlatformClient
import PlatformEmulator
import PlatformModel
import TestSupport
import Testing

@testable import Workers

/// Operations of the catalogue, called as people write them.
@Suite struct OperationCallTests {
  private func call(
    _ group: String, _ verb: String, _ values: [OperationCall.Value] = [], body: String? = nil
  ) throws -> OperationCall {
    let operation = try #require(OperationCatalogue.operation(group, verb))
    return OperationCall(operation, values: values, body: body)
  }

  private func outcome(_ answers: [Answer]) -> CallOutcome? {
    answers.lazy.compactMap { if case .called(_, let outcome) = $0 { outcome } else { nil } }.first
  }

  private func status(_ outcome: CallOutcome?) -> Int? {
    if case .answered(let recorded) = outcome { recorded.status } else { nil }
  }

  @Test func theWholeCatalogueIsRead() throws {
    #expect(try Desk().answers(to: .readCatalogue) == [.catalogueRead(OperationCatalogue.all)])
  }

  @Test func anAnswerComesWithItsContentWhateverItsStatus() throws {
    let desk = try Desk()
    let list = try call("catalogs", "list", [.init("limit", "1")])
    let missing = try call("catalogs", "get", [.init("catalog_id", "nope")])
    let lake = try call("lake-databases", "list")

    #expect(status(outcome(desk.answers(to: .load(.call(list))))) == 200)
    #expect(status(outcome(desk.answers(to: .load(.call(missing))))) == 404)
    #expect(status(outcome(desk.answers(to: .load(.call(lake))))) == 200)
  }

  @Test func whatIsNotSentSaysWhy() throws {
    let desk = try Desk()
    let wrong = try call("catalogs", "list", [.init("lmit", "1")])
    let unread = try call("catalogs", "create", body: "@/no/such/file")

    #expect(
      outcome(desk.answers(to: .load(.call(wrong))))
        == .refused("catalogs list has no parameter --lmit; did you mean --limit?"))
    #expect(
      outcome(desk.answers(to: .change(.call(unread))))
        == .refused("/no/such/file cannot be read"))
  }

  @Test func whereNobodyAnswersThereIsAnError() throws {
    let desk = try Desk()
    desk.wire.cut()
    let answer = outcome(desk.answers(to: .load(.call(try call("catalogs", "list")))))

    guard case .failed(let error) = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(error.cause == .unreachable("the cable is out"))
  }

  @Test func aChangeThatIsGivenUpBeforeItsTurnIsNotSent() throws {
    let desk = try Desk()
    let create = try call("catalogs", "create", body: #"{"name":"never"}"#)
    let before = desk.platform.requestLog.count

    let answer = outcome(desk.answers(to: .change(.call(create)), .cancelReads))

    guard case .failed(let error) = answer else {
      Issue.record("\(String(describing: answer))")
      return
    }
    #expect(error.cause == .cancelled)
    #expect(desk.platform.requestLog.count == before)
  }
}
