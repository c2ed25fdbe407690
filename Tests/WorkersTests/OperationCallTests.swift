import ExplorerModel
import JSON
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
    if case .answered(let recorded, _) = outcome { recorded.status } else { nil }
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
        == .refused("catalogs list has no parameter lmit"))
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

  private func sequel(_ outcome: CallOutcome?) -> CallSequel? {
    if case .answered(_, let sequel) = outcome { sequel } else { nil }
  }

  @Test func aListReadsOnWhereItsAnswerSays() throws {
    let desk = try Desk()
    var list = try call("catalogs", "list", [.init("limit", "1")])
    var names: [String] = []
    for _ in 0..<20 {
      guard
        case .answered(let recorded, let sequel)? = outcome(desk.answers(to: .load(.call(list)))),
        case .json(let document) = recorded.response.body
      else { break }
      #expect(sequel.rows?.lowerBound == names.count)
      names += (document["catalogs"]?.array ?? [])
        .compactMap { $0["entity"]?["name"]?.string ?? $0["name"]?.string }
      guard let next = sequel.next else { break }
      list.page = next
    }

    #expect(names.count > 1)
    #expect(Set(names) == Set(try desk.client.catalogs().items.map(\.name)))
  }

  @Test func whatACallBeganIsLookedAtUntilItIsDone() throws {
    let desk = try Desk()
    let create = try call(
      "lake-databases", "create", body: #"{"name":"fresh_lake","storageIds":[]}"#)
    let work = try #require(sequel(outcome(desk.answers(to: .change(.call(create)))))?.work)

    var looks: [WorkLook] = []
    _ = desk.answers(to: .follow(.work(entry: 3, work)))
    for answer in desk.wait(.seconds(120)) {
      if case .workPolled(entry: 3, .success(let look), _) = answer { looks.append(look) }
    }

    #expect(looks.last?.outcome == .done)
    #expect(looks.dropLast().allSatisfy { $0.outcome != .done }, "nobody looks after the end")
    #expect(looks.last?.call.target.contains("/operations/") == true)
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
