import ExplorerModel
import JSON
import PlatformModel

let nightly = JobID("j1", in: project)
let churn = JobID("j2", in: project)
let idle = JobID("j3", in: project)

func job(_ id: JobID, _ name: String, type: String = "notebook") -> Job {
  Job(id: id, name: name, type: type)
}

func run(
  _ id: String, of job: JobID, _ state: RunState, minutesAgo: Int, lasted: Duration? = nil
) -> JobRun {
  let started = Story.start + .seconds(-60 * minutesAgo)
  return JobRun(
    id: JobRunID(id, of: job), state: state, createdAt: started, startedAt: started,
    endedAt: lasted.map { started + $0 }, duration: lasted)
}

func snapshot(_ runs: [JobRun], nextIn: Duration = .seconds(2)) -> RunsSnapshot {
  RunsSnapshot(
    jobs: [
      job(nightly, "nightly-load"), job(churn, "churn-train", type: "wml"), job(idle, "idle"),
    ],
    runs: Dictionary(grouping: runs, by: \.id.job), nextIn: nextIn)
}

extension Story {
  /// The project's runs are shown, as they were read at the start.
  static func inRuns(
    _ runs: [JobRun], columns: Int = 120, rows: Int = 40
  ) -> Story {
    var story = browsing(columns: columns, rows: rows)
    story.state.library.containers[project] = container(project, "Churn")
    _ = RunsOpening.open(&story)
    story.answer(.runsPolled(project, .success(snapshot(runs)), at: story.state.now))
    story.press(.focusRuns)
    return story
  }

  mutating func polled(_ runs: [JobRun]) {
    answer(.runsPolled(project, .success(snapshot(runs)), at: state.now))
  }

  mutating func logged(_ run: JobRunID, _ chunk: LogChunk) {
    answer(.logPolled(run, .success(chunk), at: state.now))
  }

  func chunk(
    _ lines: [String], missing: Int = 0, replacesAll: Bool = false, isFinal: Bool = false,
    run: JobRun? = nil
  ) -> LogChunk {
    LogChunk(
      lines: lines, missingBefore: missing, replacesAll: replacesAll, polledAt: state.now,
      nextIn: isFinal ? nil : .seconds(1), isFinal: isFinal, run: run)
  }
}

enum RunsOpening {
  static func open(_ story: inout Story) -> [Effect] {
    RunsFeature.containerOpened(&story.state, project)
  }
}

let customers = AssetID("a1", in: catalog)

func detail(
  _ id: AssetID = customers, name: String = "customers", description: String? = "One row each.",
  tags: [String] = ["gold", "pii"]
) -> AssetDetail {
  var metadata: JSONObject = ["asset_id": .string(id.id), "name": .string(name)]
  metadata["description"] = description.map { .string($0) }
  metadata["tags"] = .array(tags.map { .string($0) })
  return AssetDetail(
    asset: Asset(
      id: id, name: name, description: description, type: "data_asset", tags: tags),
    privacy: .public, rating: 4.5, ratingCount: 12, json: ["metadata": .object(metadata)])
}

/// What turns one document into another.
func patch(from: AssetDetail, to: AssetDetail) -> JSONPatch {
  JSONPatch.diff(from: from.json, to: to.json)
}

extension Story {
  /// The assets of the catalog are open, `customers` is the selected one and was read whole.
  static func atCustomers(rows: Int = 40) -> Story {
    var story = inAssets(0..<3, rows: rows)
    story.answer(.asset(customers, .success(detail())))
    story.press(.moveDown)
    return story
  }

  /// Writes something over a field of the form on top.
  mutating func write(_ text: String, in field: Int) {
    guard case .form(let form)? = state.overlays.last else { return }
    for _ in 0..<((field - form.focused + form.fields.count) % form.fields.count) {
      press(.nextField)
    }
    send(.edited(.end))
    for _ in 0..<200 { send(.edited(.backspace)) }
    send(.edited(.insert(text)))
  }

  /// Stages an edit of the description of `customers`.
  mutating func stage(description: String) {
    press(.edit)
    write(description, in: 1)
    press(.accept)
  }

  /// Answers the question on top with the verb.
  mutating func agree() {
    press(.nextField, .accept)
  }

  var form: FormState? {
    if case .form(let form)? = state.overlays.last { form } else { nil }
  }

  var question: ConfirmState? {
    if case .confirm(let confirm)? = state.overlays.last { confirm } else { nil }
  }

  var conflict: ConflictState? {
    if case .conflict(let conflict)? = state.overlays.last { conflict } else { nil }
  }

  var menu: MenuState? {
    if case .menu(let menu)? = state.overlays.last { menu } else { nil }
  }
}
