import HTTPTypes
import JSON

extension Routes {
  private static let containers = "/v2/asset_containers"

  /// Archiving and restoring containers, and how they treat their assets.
  static let assetContainers: [Route] = [
    .changing(.post, "\(containers)/archive", .assetContainers) { call in
      try begin(.archiveScheduled, from: [nil, .archiveFailed], call)
    },
    .changing(.post, "\(containers)/restore", .assetContainers) { call in
      try begin(.restoreScheduled, from: [.archived, .restoreFailed], call)
    },
    .get("\(containers)/archive_info", .assetContainers) { call in
      let container = try call.container()
      return Answer.json(
        try ContainerArchive.find(for: container.scope.id, in: call.database).document)
    },
    .get("\(containers)/configurations", .assetContainers) { call in
      let container = try call.container()
      guard let found = try ContainerConfigurations.find(of: container, in: call.database) else {
        throw PlatformFault.missing(
          "There are no configurations of \(container.scope.kind.rawValue) "
            + "'\(container.scope.id)'.")
      }
      return Answer.json(found)
    },
    .changing(.put, "\(containers)/configurations", .assetContainers) { call in
      let container = try call.container()
      try call.require(.admin, in: container)
      let configurations = try ContainerConfigurations.checked(try call.fields())
      try ContainerConfigurations.save(configurations, for: container, in: call.database)
      return Answer.json(configurations)
    },
  ]

  /// 202 with the state; administrators only. "Only successfully archived asset container can be
  /// restored."
  ///
  /// Source: POST /v2/asset_containers/archive and /restore.
  private static func begin(
    _ next: ContainerArchive.State, from states: [ContainerArchive.State?], _ call: Call
  ) throws -> EmulatorResponse {
    let container = try call.container()
    try call.require(.admin, in: container)
    var archive = try ContainerArchive.find(for: container.scope.id, in: call.database)
    guard states.contains(archive.state) else {
      let state = archive.state.map { "in state \($0.rawValue)" } ?? "not archived"
      throw PlatformFault.unable(
        "The \(container.scope.kind.rawValue) '\(container.scope.id)' is \(state).")
    }
    archive.enter(next, at: call.now)
    try archive.save(for: container.scope.id, in: call.database)
    try call.schedule(
      .moveContainer, after: FileWork.duration(container.name, bytes: 0) + 4_000,
      [
        "container": .string(container.scope.id), "name": .string(container.name),
        "state": .string(next.rawValue),
      ])
    return Answer.json(archive.document, .accepted)
  }
}

extension BackgroundWork {
  static let archiveKinds = [moveContainer]

  /// Ends what was scheduled, one way or the other.
  static let moveContainer = BackgroundWork("files.archive") { turn in
    let id = turn.payload["container"]?.string ?? ""
    var archive = try ContainerArchive.find(for: id, in: turn.database)
    guard archive.state?.rawValue == turn.payload["state"]?.string else { return }
    let fails = FileWork.fails(turn.payload["name"]?.string ?? "")
    switch archive.state {
    case .archiveScheduled: archive.enter(fails ? .archiveFailed : .archived, at: turn.now)
    case .restoreScheduled where fails: archive.enter(.restoreFailed, at: turn.now)
    default: archive.restore(at: turn.now)
    }
    try archive.save(for: id, in: turn.database)
  }
}

extension Call {
  /// Throws 400 if the assets of a container are archived and the call is about them: "not be
  /// accessible until the asset containers are restored". The code is not in the reference.
  func refuseIfArchived(_ scope: WorldScope) throws {
    switch route.group {
    case .assetContainers, .assetFiles, .catalogs, .projects, .spaces, .aiLakeDatabases,
      .aiLakePipeTables, .aiLakeOperations, .auth:
      return
    default: break
    }
    let archive = try ContainerArchive.find(for: scope.id, in: database)
    guard let state = archive.state, state.isAway else { return }
    throw PlatformFault.unable(
      "The assets of \(scope.kind.rawValue) '\(scope.id)' are not accessible: its state is "
        + "\(state.rawValue).")
  }
}
