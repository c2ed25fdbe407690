import ExplorerModel
import JSON
import PlatformModel
import Testing

@testable import ExplorerUI

/// One request looked at, and calls made by hand.
@Suite struct CallScreenTests {
  private let call = RecordedCall(
    startedAt: Sample.ago(.seconds(40)), duration: .milliseconds(38), method: "POST",
    url: "https://cpd.example.com/v2/connections?catalog_id=c-retail",
    target: "/v2/connections?catalog_id=c-retail",
    request: RecordedCall.Message(
      headers: [.init("Authorization", "Bearer •••"), .init("Content-Type", "application/json")],
      body: .json(["name": "warehouse", "properties": ["user": "ana", "password": "•••"]]),
      size: 71),
    status: 201,
    response: RecordedCall.Message(
      headers: [.init("Content-Type", "application/json")],
      body: .json(["metadata": ["asset_id": "4711", "tags": ["gold", "pii"]], "entity": [:]]),
      size: 4_812), traceID: "4bf92f3577b34da6")

  @Test func aRequestIsShownWithHeadsAndBodies() {
    var state = Sample.browsing(100, 30)
    state.requests.opened = ExchangeView(call)
    state.overlays = [.requests(RequestsViewState()), .exchange]

    expectScreen("exchange-100x30", state, styles: [3, 7, 8])
    #expect(cursor(of: state) == nil)
    state.requests.opened?.search.isEditing = true
    state.requests.opened?.search.input = TextInput("gold")
    expectScreen("exchange-search-80x24", resized(state, 80, 24))
    #expect(cursor(of: state) != nil)
  }

  @Test func aPageSaysWhereItStandsAndHowItGoesOn() {
    var state = Sample.browsing(100, 30)
    var view = ExchangeView(call)
    view.pages = ListPages(
      call: OperationCall(operations[0]),
      sequel: CallSequel(next: PageCursor("b"), rows: 100..<200, total: 2_317),
      before: [OperationCall(operations[0])])
    state.requests.opened = view
    state.overlays = [.api, .exchange]

    expectScreen("exchange-page-100x30", state, styles: [5])
  }

  @Test func whatGoesOnSinceACallIsShownBesideItsAnswer() {
    var state = Sample.browsing(100, 30)
    let work = OngoingWork(poll: OperationCall(operations[0]), waiting: .run)
    state.operations.entries = [
      TrayEntry(
        id: 4, title: "jobs start-run", subject: .work(work, last: call), state: .going("Running"),
        startedAt: Sample.ago(.seconds(12)))
    ]
    var view = ExchangeView(call)
    view.work = 4
    state.requests.opened = view
    state.overlays = [.api, .exchange]

    expectScreen("exchange-work-100x30", state, styles: [5])
  }

  @Test func whatIsNotKeptSaysSo() {
    var state = Sample.browsing(80, 24)
    var call = call
    call.status = nil
    call.failure = "the connection was refused; nothing listens there"
    call.request.body = .notKept("5000000 bytes; only the newest bodies are kept")
    state.requests.opened = ExchangeView(call)
    state.overlays = [.exchange]

    expectScreen("exchange-failed-80x24", state)
  }

  private let operations = [
    APIOperation(
      group: "jobs", verb: "list-runs", method: "GET", path: "/v2/jobs/{job_id}/runs",
      summary: "List job runs",
      query: [
        .init(name: "project_id", rule: .oneOf), .init(name: "space_id", rule: .oneOf),
        .init(name: "limit", kind: .number), .init(name: "userfs", kind: .flag),
      ]),
    APIOperation(
      group: "jobs", verb: "start-run", method: "POST", path: "/v2/jobs/{job_id}/runs",
      summary: "Start a run", body: .json, bodyHint: "{job_run:{}}"),
  ]

  @Test func operationsAreChosenWithWhatWasCalledBefore() {
    var state = Sample.browsing(100, 30)
    state.api.catalogue = operations
    state.api.history = [
      PastCall(
        call: OperationCall(operations[0], values: [.init("job_id", "nightly")]),
        at: Sample.ago(.seconds(60)), status: 404)
    ]
    state.api.choices = [.again(0), .operation(0), .operation(1)]
    state.overlays = [.api]

    expectScreen("api-100x30", state, styles: [4])
    #expect(cursor(of: state) != nil)
  }

  @Test func anOperationIsFilledIn() {
    var state = Sample.browsing(100, 30)
    var form = APIForm(
      operation: operations[0],
      fields: [
        APIField(name: "job_id", place: .path, input: TextInput("nightly")),
        APIField(name: "project_id", place: .query(operations[0].query[0])),
        APIField(name: "space_id", place: .query(operations[0].query[1])),
        APIField(
          name: "limit", place: .query(operations[0].query[2]), input: TextInput("many"),
          problem: "It is a whole number of 0 or more"),
        APIField(name: "userfs", place: .query(operations[0].query[3])),
      ])
    form.focused = 1
    form.problem = "Exactly one of project_id, space_id has to be given"
    form.completions = [
      APICompletion(value: "p-churn", label: "project Churn"),
      APICompletion(value: "p-retail", label: "project Retail models"),
    ]
    state.api.form = form
    state.overlays = [.api]

    expectScreen("api-form-100x30", state)
    state.api.phase = .loading(since: Sample.ago(.milliseconds(1_400)), request: "GET /v2/jobs")
    expectScreen("api-form-80x24", resized(state, 80, 24))
  }
}
