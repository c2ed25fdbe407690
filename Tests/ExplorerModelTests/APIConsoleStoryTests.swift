import ExplorerModel
import JSON
import PlatformModel
import Testing

/// `:api`: an operation is found, filled in, sent and looked at.
@Suite struct APIConsoleStoryTests {
  private static let catalogue = [
    APIOperation(
      group: "jobs", verb: "list", method: "GET", path: "/v2/jobs", summary: "List jobs",
      query: [
        .init(name: "limit", kind: .number), .init(name: "project_id", rule: .oneOf),
        .init(name: "space_id", rule: .oneOf), .init(name: "userfs", kind: .flag),
      ]),
    APIOperation(
      group: "jobs", verb: "start-run", method: "POST", path: "/v2/jobs/{job_id}/runs",
      summary: "Start a run", body: .json),
    APIOperation(
      group: "lake-databases", verb: "list", method: "GET",
      path: "/api/v1/ailake/database/instances", summary: "List database instances"),
  ]

  private func opened(_ prepare: (inout Story) -> Void = { _ in }) -> Story {
    var story = Story.browsing()
    prepare(&story)
    story.press(.api)
    story.answer(.catalogueRead(Self.catalogue))
    return story
  }

  private func chosen(_ words: String, _ prepare: (inout Story) -> Void = { _ in }) -> Story {
    var story = opened(prepare)
    story.type(words)
    story.press(.accept)
    return story
  }

  private func recorded(_ status: Int) -> RecordedCall {
    RecordedCall(
      startedAt: Story.start, duration: .milliseconds(5), method: "GET",
      url: "http://local:1/v2/jobs",
      target: "/v2/jobs", status: status,
      response: RecordedCall.Message(body: .json(["results": []]), size: 14))
  }

  private func write(_ value: String, in name: String, _ story: inout Story) {
    while let form = story.state.api.form, form.fields[form.focused].name != name {
      story.press(.moveDown)
    }
    story.send(.edited(.killToStart))
    story.type(value)
  }

  @Test func theCatalogueIsReadOnceAndOnlyWhenItIsWanted() {
    var story = Story.browsing()
    story.press(.api)
    #expect(story.effects == [.readCatalogue])
    story.answer(.catalogueRead(Self.catalogue))
    story.press(.escape, .api)
    #expect(story.effects == [])
    #expect(story.state.api.choices.count == 3)
  }

  @Test(arguments: [
    ("list jobs", [0]), ("jobs", [0, 1]), ("start", [1]), ("instances", [2]), ("nothing", []),
    ("lake list", [2]), ("POST run", [1]),
  ])
  func operationsAreFoundByWords(typed: String, found: [Int]) {
    var story = opened()
    story.type(typed)

    #expect(story.state.api.choices == found.map { .operation($0) })
  }

  @Test func whatIsMissingIsSaidAtItsField() {
    var story = chosen("jobs list")
    story.press(.accept)
    #expect(story.effects == [])
    #expect(story.state.api.form?.problem == "Exactly one of project_id, space_id has to be given")

    write("p1", in: "project_id", &story)
    write("many", in: "limit", &story)
    story.press(.accept)
    #expect(story.effects == [])
    #expect(
      story.state.api.form?.fields.first { $0.name == "limit" }?.problem
        == "It is a whole number of 0 or more")

    write("5", in: "limit", &story)
    story.press(.accept)
    let call = OperationCall(
      Self.catalogue[0], values: [.init("project_id", "p1"), .init("limit", "5")])
    #expect(story.effects == [.load(.call(call))])
    #expect(call.line == "GET /v2/jobs?project_id=p1&limit=5")
  }

  @Test func anAnswerIsShownAndEscGoesBackStepByStep() {
    var story = chosen("jobs list")
    write("p1", in: "project_id", &story)
    story.press(.accept)
    let call = OperationCall(Self.catalogue[0], values: [.init("project_id", "p1")])
    story.answer(.called(call, .answered(recorded(200))))

    #expect(story.state.overlays == [.api, .exchange])
    #expect(story.state.requests.opened?.call == recorded(200))
    story.press(.escape)
    #expect(story.state.overlays == [.api])
    #expect(story.state.api.form != nil)
    story.press(.escape)
    #expect(story.state.api.form == nil)
    #expect(story.state.api.input.text == "jobs list")
    story.press(.escape, .escape)
    #expect(story.state.overlays.isEmpty)
  }

  @Test func aCallThatWasMadeIsMadeAgain() {
    var story = chosen("jobs list")
    write("p1", in: "project_id", &story)
    story.press(.accept)
    let call = OperationCall(Self.catalogue[0], values: [.init("project_id", "p1")])
    story.answer(.called(call, .answered(recorded(404))))
    story.press(.escape, .escape, .escape)

    #expect(story.state.api.history.map(\.status) == [404])
    #expect(story.state.api.choices.first == .again(0))
    story.press(.accept, .accept)
    #expect(story.effects == [.load(.call(call))])
  }

  @Test func aChangeIsConfirmedWithItsRequestAndCancelIsTheDefault() {
    var story = chosen("start-run")
    write("j1", in: "job_id", &story)
    write(#"{"job_run":{},"password":"p"}"#, in: "body", &story)
    story.press(.accept)

    #expect(story.effects == [])
    let question = story.question
    #expect(question?.lines.first == "POST /v2/jobs/j1/runs")
    #expect(question?.lines[1] == #"Body: {"job_run":{},"password":"•••"}"#)
    #expect(question?.isActing == false)
    story.press(.accept)
    #expect(story.effects == [])
    #expect(story.state.overlays == [.api])

    story.press(.accept)
    story.agree()
    let call = OperationCall(
      Self.catalogue[1], values: [.init("job_id", "j1")],
      body: #"{"job_run":{},"password":"p"}"#)
    #expect(story.effects == [.change(.call(call))])
    story.press(.accept)
    #expect(story.effects == [], "one at a time")
  }

  @Test func nothingIsChangedWhereNothingMayBe() {
    var story = chosen("start-run") { $0.state.context.isReadOnly = true }
    write("j1", in: "job_id", &story)
    story.press(.accept)

    #expect(story.question == nil)
    #expect(story.state.api.form?.problem == "test is read-only: nothing is changed there")
  }

  @Test func aContextWithoutAILakeSaysSo() {
    var story = chosen("instances")
    story.press(.accept)

    #expect(story.effects == [])
    #expect(story.state.api.form?.problem == "This context has no AI Lake")
  }

  @Test func tabTakesWhatWasSeen() {
    var story = chosen("jobs list") {
      $0.state.library.containers[project] = container(project, "Churn")
      $0.state.assets.container = nil
    }
    #expect(
      story.state.api.form?.completions.map(\.label).contains("project Churn") == true)
    story.press(.nextField)
    #expect(story.state.api.form?.fields[0].value == "", "nobody asked for a value")
    #expect(story.state.api.form?.focused == 1)
    story.press(.previousField)
    story.type("chu")
    story.press(.nextField)
    #expect(story.state.api.form?.fields[0].value == "p1")
    #expect(story.state.api.form?.focused == 0)
    story.press(.nextField)
    #expect(story.state.api.form?.focused == 1)
  }

  @Test func theCursorStandsOnWhatIsMissingAndNotOnWhatStandsInItsPlace() {
    let story = chosen("jobs list") {
      $0.state.layout.focus = .assets; $0.state.assets.container = project
    }
    let form = story.state.api.form
    #expect(form.map { $0.fields[$0.focused].value } == "p1")
  }

  @Test func whatIsSelectedIsFilledIn() {
    let story = chosen("jobs list") {
      $0.state.layout.focus = .assets; $0.state.assets.container = project
    }

    #expect(story.state.api.form?.fields.first { $0.name == "project_id" }?.value == "p1")
  }

  @Test func whatWasNotSentOrAnsweredIsSaidInTheForm() {
    var story = chosen("jobs list")
    write("p1", in: "project_id", &story)
    story.press(.accept)
    let call = OperationCall(Self.catalogue[0], values: [.init("project_id", "p1")])
    story.answer(.called(call, .refused("/no/file cannot be read")))
    #expect(story.state.api.form?.problem == "/no/file cannot be read")
    #expect(story.state.api.history.isEmpty)

    story.press(.accept)
    story.answer(.called(call, .failed(failure(.unreachable("refused")))))
    #expect(story.state.api.form?.problem?.contains("no way to local:1") == true)
    #expect(story.state.api.history.map(\.status) == [nil])
  }
}
