import ExplorerModel
import JSON
import PlatformModel
import TerminalKit
import Testing

@testable import ExplorerUI

/// What lies over the panes.
@Suite struct OverlayScreenTests {
  @Test func helpListsTheKeysOfThePane() {
    var state = Sample.browsing(100, 30)
    state.overlays = [.help(HelpState(pane: .assets))]

    expectScreen("help-100x30", state, styles: [5, 6])
  }

  @Test func thePaletteShowsCommandsWithKeysAndObjectsWithKinds() {
    var state = Sample.browsing(100, 30)
    var palette = PaletteState()
    palette.input = TextInput("re")
    palette.entries = [
      PaletteEntry(title: "Refresh", detail: "command", target: .command(.refresh)),
      PaletteEntry(title: "Relations", detail: "command", target: .command(.relations)),
      PaletteEntry(title: "Redo", detail: "command", target: .command(.redo)),
      PaletteEntry(title: "Retail 360", detail: "catalog", target: .container(Sample.retail)),
      PaletteEntry(
        title: "returns", detail: "data_asset in Retail 360",
        target: .asset(AssetID("a-returns", in: Sample.retail))),
    ]
    palette.cursor.selected = 3
    state.overlays = [.palette(palette)]

    expectScreen("palette-100x30", state)
    #expect(cursor(of: state) != nil)
  }

  @Test func twoAssetsAreComparedWhereTheyDiffer() {
    var state = Sample.browsing(100, 30)
    var view = CompareState(
      left: .asset(Sample.customers), right: .asset(AssetID("a-orders", in: Sample.retail)))
    view.isComplete = true
    view.rows = [
      CompareRow(
        place: "metadata/description", left: "\"One row per person.\"",
        right: "\"One row per order.\""),
      CompareRow(place: "metadata/tags/1", left: "\"pii\"", right: nil),
      CompareRow(place: "entity/data_asset/columns/0/name", left: "\"id\"", right: "\"order\""),
    ]
    state.overlays = [.compare(view)]
    expectScreen("compare-100x30", state, styles: [4, 5])
    expectScreen("compare-60x20", resized(state, 60, 20))

    view.rows = []
    state.overlays = [.compare(view)]
    expectScreen("compare-same-80x24", resized(state, 80, 24))
  }

  @Test func bookmarksCanBeDropped() {
    var state = Sample.browsing(80, 24)
    let bookmark = Bookmark(
      target: .asset(Sample.customers), name: "customers", detail: "data_asset")
    state.overlays = [
      .menu(
        MenuState(
          title: "Bookmarks",
          items: [
            MenuItem(
              title: "customers", detail: "data_asset in Retail 360", choice: .bookmark(bookmark)),
            MenuItem(title: "Churn", detail: "project", choice: .bookmark(bookmark)),
          ]))
    ]
    expectScreen("bookmarks-80x24", state)
  }

  @Test func aMenuSaysWhyAnItemCannotBeChosen() {
    var state = Sample.browsing(80, 24)
    state.overlays = [
      .menu(
        MenuState(
          title: "Actions on nightly-load",
          items: [
            MenuItem(
              title: "Start a run", detail: "runs it now",
              choice: .intent(.startRun(Sample.nightly, name: "nightly-load"))),
            MenuItem(
              title: "Cancel the run", disabledReason: "No run is going on",
              choice: .intent(.cancelRun(Sample.running, name: "nightly-load"))),
            MenuItem(title: "Edit", detail: "name, description, tags", choice: .command(.edit)),
          ]))
    ]

    expectScreen("menu-80x24", state, styles: [10, 11])
  }

  @Test func aQuestionNamesItsObjectAndCancelIsTheDefault() {
    var state = Sample.browsing(80, 24)
    var confirm = ConfirmState(
      title: "Delete the database analytics?",
      lines: [
        "The database instance analytics and its 3 data sources are deleted on AI Lake.",
        "This cannot be undone.",
      ], verb: "Delete", intent: .deleteDatabase(id: "db-1", name: "analytics"),
      isDestructive: true)
    state.overlays = [.confirm(confirm)]
    expectScreen("confirm-80x24", state)

    confirm.isActing = true
    state.overlays = [.confirm(confirm)]
    expectScreen("confirm-acting-60x20", resized(state, 60, 20))
  }

  @Test func whatCannotBeUndoneIsTypedAndProductionIsSaid() {
    var state = Sample.browsing(80, 24)
    state.context.isProduction = true
    var confirm = ConfirmState(
      title: "Delete an AI Lake database",
      lines: ["Database analytics (db-1)", "At \(state.context.place)", "This cannot be undone."],
      verb: "Delete", keep: "Keep it", intent: .deleteDatabase(id: "db-1", name: "analytics"),
      word: "analytics", isDestructive: true)
    confirm.input = TextInput("analytic")
    confirm.problem = "That is not analytics"
    state.overlays = [.confirm(confirm)]

    expectScreen("confirm-typed-80x24", state)
  }

  @Test func aFormShowsTheHintOfTheFocusedFieldAndItsProblems() {
    var state = Sample.browsing(100, 30)
    var form = FormState(
      title: "Edit customers", purpose: .editAsset(Sample.customers),
      fields: [
        FormField(id: "name", label: "Name", kind: .line, input: TextInput("customers")),
        FormField(
          id: "description", label: "Description", kind: .paragraph,
          input: TextInput(Sample.description + "\n\nAsk Ana before joining."),
          hint: "Enter begins a line, Tab goes on."),
        FormField(
          id: "tags", label: "Tags", kind: .tags, input: TextInput("gold, pii"),
          hint: "Words separated by commas."),
      ])
    form.focused = 1
    form.fields[0].problem = "An asset needs a name."
    state.overlays = [.form(form)]

    expectScreen("form-100x30", state, styles: [6])
    expectScreen("form-60x20", resized(state, 60, 20))
    #expect(cursor(of: state) != nil)
  }

  @Test func aFormOffersChoices() {
    var state = Sample.browsing(80, 24)
    var form = FormState(
      title: "Create a database", purpose: .createDatabase,
      fields: [
        FormField(id: "name", label: "Name", kind: .line, input: TextInput("analytics_eu")),
        FormField(
          id: "storage", label: "Storage",
          kind: .choice([FormChoice(value: "s1", label: "lake-eu (s3)")]), input: TextInput("s1"),
          hint: "Left and right change it."),
      ])
    form.focused = 1
    form.problem = "A database of this name exists."
    state.overlays = [.form(form)]

    expectScreen("form-choice-80x24", state)
  }

  @Test func aPaneIsSavedInAFormatUnderAName() {
    var state = Sample.browsing(80, 24)
    _ = AppReducer.reduce(&state, .command(.save))

    expectScreen("form-save-80x24", state)
  }

  @Test func draftsAreShownAsAWordLevelDiff() {
    let state = Sample.drafting(120, 40)

    expectScreen("drafts-120x40", state, styles: [10, 11, 12, 13, 14])
    expectScreen("drafts-60x20", resized(state, 60, 20))
  }

  @Test func whyADraftFailedStaysInSightWhileItsDiffScrolls() {
    var state = Sample.drafting(60, 20)
    var error = PlatformError(cause: .rejected, request: "PATCH /v2/assets/a1", host: "cpd.local")
    error.message = "Descriptions of gold assets have to name their owner."
    state.drafts.drafts[0].status = .failed(error)
    for _ in 0..<3 { _ = AppReducer.reduce(&state, .command(.pageDown)) }

    expectScreen("drafts-failed-60x20", state)
  }

  @Test func anInspectedAssetShowsItsDraft() {
    var state = Sample.drafting(120, 40)
    state.overlays = []

    expectScreen("overview-draft-120x40", state)
  }

  @Test func aConflictShowsWhatWasMineAndTheirs() {
    var state = Sample.drafting(120, 40)
    var theirs = Sample.customersDetail
    theirs.asset.name = "customers_all"
    theirs.asset.description = "One row per person. Loaded hourly from the shop and the tills."
    theirs.asset.modifiedAt = Sample.ago(.seconds(600))
    var conflict = ConflictState(
      asset: Sample.customers, fields: [.description, .tags], theirs: theirs)
    conflict.choices[.tags] = .mine
    state.overlays.append(.conflict(conflict))

    expectScreen("conflict-120x40", state)
    expectScreen("conflict-60x20", resized(state, 60, 20))
  }

  @Test func theTrayShowsWhatIsGoingOn() {
    var state = Sample.browsing(100, 30)
    state.operations.entries = [
      TrayEntry(
        id: 1, title: "Create database analytics_eu", subject: .aiLakeOperation(id: "op-1"),
        state: .going("pending"), startedAt: Sample.ago(.seconds(75))),
      TrayEntry(
        id: 2, title: "Start nightly-load", subject: .call, state: .succeeded("started"),
        startedAt: Sample.ago(.seconds(252)), endedAt: Sample.ago(.seconds(250))),
      TrayEntry(
        id: 3, title: "Delete database old", subject: .call, state: .failed("not allowed"),
        startedAt: Sample.ago(.seconds(600)), endedAt: Sample.ago(.seconds(599))),
    ]
    state.operations.entries[0].pollFailure = PlatformError(
      cause: .timedOut(.seconds(10)), request: "GET /api/v1/ailake/operations/op-1")
    state.overlays = [.tray(TrayState())]

    expectScreen("tray-100x30", state)
    state.operations.entries = []
    state.runs.going = []
    expectScreen("tray-empty-80x24", resized(state, 80, 24))
  }

  @Test func requestsTellWhatCameBack() {
    var state = Sample.browsing(100, 30)
    state.requests.entries = [
      RequestEntry(
        request: "GET /v2/catalogs?limit=100", host: "cpd.example.com", status: 200,
        startedAt: Sample.ago(.seconds(40)), duration: .milliseconds(38), bytes: 4_812),
      RequestEntry(
        request: "POST /v2/asset_types/asset/search?catalog_id=c-retail&hide_deprecated=true",
        host: "cpd.example.com", status: 503, startedAt: Sample.ago(.seconds(12)),
        duration: .milliseconds(1_430), bytes: 212, traceID: "4bf92f3577b34da6",
        failure: "The service is not available."),
    ]
    var requests = RequestsViewState()
    requests.cursor.selected = 1
    state.overlays = [.requests(requests)]

    expectScreen("requests-100x30", state)
    requests.filter.input = TextInput("search 503")
    requests.filter.isEditing = true
    requests.cursor.selected = 0
    state.overlays = [.requests(requests)]
    expectScreen("requests-filter-100x30", state)
  }

  @Test func messagesAreKept() {
    var state = Sample.browsing(80, 24)
    state.status.say("Reading Retail 360", .info, at: Sample.ago(.seconds(90)))
    state.status.say(
      "Applied to customers; tags were merged", .success, at: Sample.ago(.seconds(60)))
    state.status.say("nightly-load failed", .error, at: Sample.ago(.seconds(3)))
    state.overlays = [.messages(MessagesViewState())]

    expectScreen("messages-80x24", state)
  }
}

/// The same state on another screen.
func resized(_ state: AppState, _ columns: Int, _ rows: Int) -> AppState {
  var state = state
  state.screen = ScreenSize(columns: columns, rows: rows)
  return state
}
