import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// What is asked before the platform is changed, and what answers it.
@Suite struct QuestionTests {
  private static let going = run("r1", of: nightly, .running, minutesAgo: 4)

  private static func operation(
    _ verb: String, _ method: String, _ path: String
  ) -> APIOperation {
    APIOperation(group: "jobs", verb: verb, method: method, path: path, summary: "Do it")
  }

  private static let deleteRun = OperationCall(
    operation("delete-run", "DELETE", "/v2/jobs/{job_id}/runs/{run_id}"),
    values: [.init("project_id", project.id), .init("job_id", nightly.id), .init("run_id", "r1")])

  private static let intents: [Intent] = [
    .startRun(nightly, name: "nightly-load"), .cancelRun(going.id, name: "nightly-load"),
    .createDatabase(name: "sales", storageIDs: []), .deleteDatabase(id: "db1", name: "sales"),
    .applyDrafts([customers]), .discardDrafts([customers]), .call(deleteRun),
    .call(OperationCall(operation("start-run", "POST", "/v2/jobs/{job_id}/runs"))),
  ]

  @Test(arguments: intents)
  func buttonsNeverShareAWord(intent: Intent) throws {
    var story = Story.atCustomers()
    story.stage(description: "New")
    let question = try #require(Questions(state: story.state).question(about: intent))

    let words = { (text: String) in Set(text.lowercased().split(separator: " ")) }

    #expect(words(question.keep).isDisjoint(with: words(question.verb)), "\(question)")
  }

  @Test(arguments: intents)
  func everyQuestionNamesThePlatform(intent: Intent) throws {
    var story = Story.atCustomers()
    story.stage(description: "New")
    story.state.context.isProduction = true
    let question = try #require(Questions(state: story.state).question(about: intent))

    // Drafts that are thrown away are no business of the platform.
    guard intent.changesPlatform else { return }
    #expect(question.lines.contains("At test (local:1), which is production"), "\(question)")
  }

  @Test func cancellingARunDoesNotOfferTwoCancels() throws {
    let story = Story.inRuns([Self.going])

    let question = try #require(
      Questions(state: story.state).question(about: .cancelRun(Self.going.id, name: "nightly-load"))
    )

    #expect([question.keep, question.verb] == ["Keep it running", "Cancel the run"])
    #expect(question.word == nil)
  }

  @Test func aDatabaseGoesOnlyWhenItsNameIsTyped() {
    var story = Story.browsing(hasAILake: true)
    _ = ActionsFeature.confirm(&story.state, .deleteDatabase(id: "db1", name: "sales"))

    story.press(.nextField)
    #expect(story.question?.isActing == false)
    story.type("sale")
    story.press(.accept)
    #expect(story.question?.problem == "That is not sales")
    #expect(story.effects == [])

    story.type("s")
    #expect(story.question?.isActing == true)
    story.press(.accept)
    #expect(story.effects == [.change(.deleteDatabase(entry: 1, id: "db1"))])
  }

  @Test func whoTypesNothingKeepsIt() {
    var story = Story.browsing(hasAILake: true)
    _ = ActionsFeature.confirm(&story.state, .deleteDatabase(id: "db1", name: "sales"))

    story.press(.accept)

    #expect(story.question == nil)
    #expect(story.effects == [])
    #expect(story.status == "Nothing was changed")
  }

  @Test func aRunThatTheConsoleDeletesIsNamed() throws {
    let story = Story.inRuns([Self.going])

    let question = try #require(
      Questions(state: story.state).question(about: .call(Self.deleteRun)))

    #expect(question.lines.contains("Job nightly-load"), "\(question)")
    #expect(question.lines.contains { $0.hasPrefix("Run of nightly-load, Running") })
    #expect(question.lines.last == "This cannot be undone.")
    #expect(question.word == "nightly-load")
    #expect([question.verb, question.keep] == ["Delete", "Keep it"])
  }

  @Test func severalDraftsInProductionWantTheContextTyped() {
    var story = Story.atCustomers()
    story.stage(description: "New")
    let draft = story.state.drafts.drafts[0]
    var other = draft
    other.asset = AssetID("a2", in: catalog)
    story.state.drafts.drafts = [draft, other]
    let question = { (state: AppState) in
      Questions(state: state).question(about: .applyDrafts([draft.asset, other.asset]))
    }

    #expect(question(story.state)?.word == nil)
    story.state.context.isProduction = true
    #expect(question(story.state)?.word == "test")
  }

  @Test func aStartNamesParametersAndEnvironmentWithoutSecrets() throws {
    let json = try JSONValue.parse(
      """
      {"entity":{"job":{"job_parameters":[{"name":"day","value":"today"}],"configuration":{
      "env_id":"python","env_variables":["LEVEL=INFO","DB_PASSWORD=hush"]}}}}
      """)

    #expect(
      RunSettings(json).lines == [
        "Parameters: day=today", "Environment: python", "Variables: LEVEL=INFO, DB_PASSWORD=•••",
      ])
  }
}
