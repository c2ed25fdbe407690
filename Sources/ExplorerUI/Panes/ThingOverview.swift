import ExplorerModel
import PlatformModel
import TerminalKit

/// What the overview says about containers, databases, jobs and runs.
struct ThingOverview {
  let scene: Scene

  func write(container id: ContainerID, to lines: inout TextLines) {
    guard let container = scene.library.containers[id] else { return }
    lines.add([Span(id.kind.title, .accent), Span(" \(container.name)", .text)])
    lines.blank()
    let facets = scene.state.containers.facets[id]
    lines.fields([
      ("Assets", total(facets)), ("State", text(container.state)),
      ("Created", age(container.createdAt)), ("Updated", age(container.updatedAt)),
      ("Creator", text(container.creatorID.map(scene.user))),
      ("Tags", text(container.tags.joined(separator: scene.dot), .tag)), ("Id", text(id.id, .dim)),
    ])
    lines.blank()
    lines.paragraph(container.description ?? "No description.", container.description.style)
    guard let types = facets?.types, !types.isEmpty else { return }
    lines.blank()
    let width = (types.map { TextWidth.width(of: $0.value) }.max() ?? 0) + 2
    for type in types {
      lines.add([
        Span(TextWidth.fit(type.value, to: min(width, 32)), .dim),
        Span(scene.count(type.count), .number),
      ])
    }
  }

  func write(database id: String, to lines: inout TextLines) {
    guard let database = scene.library.databases[id] else { return }
    lines.add([Span("Database instance", .accent), Span(" of AI Lake", .dim)])
    lines.blank()
    let names = Dictionary(
      scene.library.storages.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    lines.fields([("Name", text(database.name)), ("Id", text(id, .dim))])
    lines.list("Storages", database.storageIDs.map { names[$0] ?? $0 })
    lines.blank()
    guard !database.dataSources.isEmpty else { return lines.paragraph("No data sources.", .dim) }
    lines.add([Span("Data sources", .columnHeader)])
    for source in database.dataSources {
      lines.add([Span("\(scene.glyphs.leaf) \(source.name)", .text)])
    }
  }

  func write(job id: JobID, to lines: inout TextLines) {
    guard let job = scene.library.jobs[id] else { return }
    lines.add([Span("Job", .accent), Span(" in \(scene.name(of: id.container))", .dim)])
    lines.blank()
    let last = job.lastRunState.map { state in
      let picture = scene.picture(of: state)
      return [Span("\(picture.glyph) \(picture.word)", picture.style)]
    }
    lines.fields([
      ("Last run", last ?? [Span("never", .dim)]), ("Ended", age(job.lastRunAt)),
      ("Runs a", text(job.type)), ("Schedule", text(job.schedule)),
      ("Owner", text(job.ownerID.map(scene.user))), ("Id", text(id.id, .dim)),
    ])
    lines.blank()
    lines.paragraph(job.description ?? "No description.", job.description.style)
  }

  func write(run id: JobRunID, to lines: inout TextLines) {
    guard let run = scene.library.runs[id] else { return }
    let picture = scene.picture(of: run.state)
    lines.add([
      Span("\(picture.glyph) \(picture.word)", picture.style),
      Span(" run of \(run.jobName ?? scene.name(of: id.job))", .dim),
    ])
    lines.blank()
    lines.fields([
      ("Duration", text(scene.duration(of: run).map(DurationText.clock), .number)),
      ("Trigger", text(run.isScheduled ? "schedule" : "by hand")),
      ("Started", text(run.startedAt.map(scene.times.iso))),
      ("Ended", text(run.endedAt.map(scene.times.iso))),
      ("Rows read", text(run.rowsRead.map(scene.count), .number)),
      ("Rows written", text(run.rowsWritten.map(scene.count), .number)), ("Id", text(id.id, .dim)),
    ])
  }

  private func text(_ text: String?, _ style: Style = .text) -> [Span] {
    guard let text, !text.isEmpty else { return [] }
    return [Span(text, style)]
  }

  private func age(_ moment: Timestamp?) -> [Span] {
    guard let moment else { return [] }
    return [Span(scene.times.ago(moment), .text)]
  }

  private func total(_ facets: ContainerFacets?) -> [Span] {
    guard case .exact(let count) = facets?.total else { return [] }
    return [Span(scene.count(count), .number)]
  }
}

extension String? {
  /// What is there is text, what stands in for it is dim.
  fileprivate var style: Style { self == nil ? .dim : .text }
}
