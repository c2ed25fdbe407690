import JSON
import PlatformModel
import Testing

@testable import ExplorerModel

/// What was begun outlives the program.
@Suite struct BegunOperationTests {
  private let operation = BegunOperation(
    id: "o1", title: "Create the database sales", began: Story.start)
  private let run = JobRunID("r1", of: JobID("j1", in: project))

  @Test func whatACommandBeganIsFollowedInThePanes() {
    let store = Store(Story.browsing(hasAILake: true).state)
    let record = Record(RecordID(.operation, "o1"), operation.document)
    let effects = store.send(.records(.found([record], problems: [])))

    #expect(effects == [.follow(.operation(entry: 1, id: "o1"))])
    #expect(store.state.operations.entries.map(\.title) == ["Create the database sales"])
    #expect(
      store.state.status.current?.text
        == "1 operation from before is followed: T shows how it goes")
  }

  @Test func whatIsOverIsToldOnce() {
    let store = Store(Story.browsing(hasAILake: true).state)
    let id = RecordID(.operation, "o1")
    _ = store.send(.records(.found([Record(id, operation.document)], problems: [])))
    let over = AILakeOperation(id: "o1", kind: "create-database", status: .succeeded(result: nil))
    let effects = store.send(
      .answered(
        generation: store.state.generation,
        .operationPolled(entry: 1, .success(over), at: store.state.now)))

    var told = operation
    told.isOver = true
    #expect(effects.contains(.keep([.put(id, told.document)])))
    let next = Store(Story.browsing(hasAILake: true).state)
    #expect(next.send(.records(.found([Record(id, told.document)], problems: []))).isEmpty)
  }

  @Test func aWatchSurvivesTheProgram() throws {
    var story = Story.browsing()
    story.state.library.runs[run] = JobRun(id: run, state: .running)
    story.state.library.jobs[run.job] = Job(id: run.job, name: "nightly")
    story.state.runs.runsByJob[run.job] = [run]
    let store = Store(story.state)
    let entry = TrayEntry(
      id: 1, title: "Watch nightly", subject: .run(run), state: .going("Running"),
      startedAt: Story.start)
    var watched = story.state
    watched.operations.entries = [entry]
    watched.operations.entries[0].isWatchOnly = true
    guard case .keep(let edits)? = OperationsFeature.keep(&watched, since: []).first,
      let edit = edits.first, let document = edit.change.document
    else {
      Issue.record("the watch is not kept")
      return
    }

    let effects = store.send(.records(.found([Record(edit.change.id, document)], problems: [])))
    #expect(effects == [.follow(.run(entry: 1, run))])
    #expect(store.state.operations.entries.first?.isWatchOnly == true)
    #expect(store.state.operations.entries.first?.title == "Watch nightly")
  }

  @Test func twoWindowsFollowOneOperationOnce() {
    let store = Store(Story.browsing(hasAILake: true).state)
    let change = RecordChange(RecordID(.operation, "o1"), operation.document)
    _ = store.send(.records(.changed([change])))
    #expect(store.send(.records(.changed([change]))).isEmpty)
    #expect(store.state.operations.entries.count == 1)
  }
}
