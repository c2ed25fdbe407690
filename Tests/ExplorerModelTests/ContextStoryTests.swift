import ExplorerModel
import PlatformModel
import Testing

/// What a context does to the explorer: what it shows, where it begins, what it refuses.
@Suite struct ContextStoryTests {
  private static let other = ContainerID(.project, "p2")

  private func story(_ change: (inout ContextInfo) -> Void) -> Story {
    var story = Story()
    change(&story.state.context)
    story.send(.started)
    return story
  }

  private func page(_ containers: (ContainerID, String)...) -> Page<Container> {
    Page(items: containers.map { container($0.0, $0.1) }, total: .exact(containers.count))
  }

  @Test(arguments: [
    ("Retail*", true), ("retail 36?", true), ("project:*", false), ("catalog:*360", true),
    ("c1", true), ("catalog:p*", false), ("*", true), ("Retail", false), ("*ail*0", true),
    ("*x*", false), ("?", false),
  ])
  func aPatternMatchesANameOrAnID(pattern: String, matches: Bool) {
    #expect(ContainerPattern(pattern).matches(catalog, name: "Retail 360") == matches)
  }

  @Test func onlyContainersOfTheContextAreShown() {
    var story = story { $0.scope = ContainerScope(include: ["Re*"], exclude: ["*test*"]) }
    story.answer(
      .containers(
        .project, after: nil,
        .success(page((project, "Retail"), (Self.other, "Retail test")))))
    story.answer(.containers(.catalog, after: nil, .success(page((catalog, "Finance")))))

    #expect(story.state.containers.projects.rows == [project])
    #expect(story.state.containers.projects.total == .exact(1))
    #expect(story.state.library.containers[Self.other] == nil)
    #expect(story.state.containers.rows.map(\.content).contains(.empty("none of this context")))
  }

  @Test func theDefaultContainerIsOpenedOnce() {
    var story = story { $0.defaultContainer = "project:retail" }
    story.answer(.containers(.catalog, after: nil, .success(page((catalog, "Retail")))))
    #expect(story.state.assets.container == nil)
    story.answer(.containers(.project, after: nil, .success(page((project, "Retail")))))
    #expect(story.state.assets.container == project)
    #expect(story.state.layout.focus == .assets)
    #expect(story.state.context.defaultContainer == nil)
  }

  @Test func aDefaultContainerThatIsNotThereIsSaid() {
    var story = story { $0.defaultContainer = "Retail" }
    for kind in ContainerKind.allCases {
      story.answer(.containers(kind, after: nil, .success(page())))
    }

    #expect(story.status == "The context begins with 'Retail', which is not here")
  }

  @Test func whoWentSomewhereMeanwhileStaysThere() {
    var story = story { $0.defaultContainer = "Retail" }
    story.answer(.containers(.catalog, after: nil, .success(page((catalog, "Finance")))))
    story.press(.moveDown, .open)
    #expect(story.state.assets.container == catalog)
    story.answer(.containers(.project, after: nil, .success(page((project, "Retail")))))

    #expect(story.state.assets.container == catalog)
  }

  @Test func nothingIsChangedInAReadOnlyContext() {
    let intents: [Intent] = [
      .startRun(JobID("j", in: project), name: "nightly"),
      .createDatabase(name: "lake", storageIDs: []), .deleteDatabase(id: "d", name: "lake"),
      .applyDrafts([]),
    ]
    for intent in intents {
      var story = story { $0.isReadOnly = true }
      _ = ActionsFeature.confirm(&story.state, intent)

      #expect(story.state.overlays.isEmpty)
      #expect(story.status == "The context test is read-only")
    }
  }

  @Test func editingSaysThatTheContextIsReadOnly() {
    var story = story { $0.isReadOnly = true }
    story.answer(.containers(.catalog, after: nil, .success(page((catalog, "Finance")))))
    story.press(.moveDown, .open)
    let before = story.state.overlays
    story.press(.edit)

    #expect(story.state.overlays == before)
    #expect(story.status == "The context test is read-only")
    #expect(story.loads.isEmpty)
  }
}
