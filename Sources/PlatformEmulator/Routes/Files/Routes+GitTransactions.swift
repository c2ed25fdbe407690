import HTTPTypes
import JSON

extension Routes {
  private static let git = "/v2/asset_files/git_transactions"

  /// The Git repository of a project. The reference has lost the names of bodies and some headings:
  /// each handler says what it takes them to be.
  static let gitTransactions: [Route] = [
    .changing(.post, "\(git)/remote", .assetFiles, addRemote),
    .changing(.post, "\(git)/delete_remote", .assetFiles) { call in
      let repository = try repository(call)
      var settings = try repository.settings() ?? [:]
      guard settings["remote"]?["origin"] != nil else { throw noRemote }
      settings["remote"]?["origin"] = nil
      try repository.save(settings)
      return Answer.json(settings)
    },
    .get("\(git)/settings", .assetFiles) { Answer.json(try repository($0).settings() ?? [:]) },
    .changing(.put, "\(git)/settings", .assetFiles) { call in
      let repository = try repository(call)
      var settings = try repository.settings() ?? [:]
      for (key, value) in try call.fields().value.object ?? [:] { settings[key] = value }
      guard settings["remote"]?.object != nil else {
        throw PlatformFault.invalid("The field 'remote' must be an object.", .field("remote"))
      }
      try repository.save(settings)
      return Answer.json(settings)
    },
    .get("\(git)/status", .assetFiles, listChanges),
    .get("\(git)/uncommitted", .assetFiles, listChanges),
    .changing(.post, "\(git)/export", .assetFiles, export),
    .changing(.post, "\(git)/import", .assetFiles) { try fetch($0, replacing: true) },
    .changing(.post, "\(git)/pull", .assetFiles) { try fetch($0, replacing: false) },
  ]

  private static let noRemote = PlatformFault.unable("The project has no remote 'origin'.")

  private static let hosts = [
    "github", "github_enterprise", "bitbucket", "bitbucket_enterprise", "gitlab",
    "gitlab_self_managed",
  ]

  /// Throws 404 if the project has none, unless it is to be made.
  private static func repository(_ call: Call, making: Bool = false) throws -> GitRepository {
    let container = try call.container(among: [.project])
    let repository = GitRepository(database: call.database, project: container.scope.id)
    if making { try repository.open() }
    guard try repository.settings() != nil else {
      throw PlatformFault.missing("Project '\(container.scope.id)' has no Git repository.")
    }
    return repository
  }

  /// `{"url", "access_token"?}`.
  private static func addRemote(_ call: Call) throws -> EmulatorResponse {
    let repository = try repository(call, making: true)
    let body = try call.fields()
    try checkToken(body)
    let url = try body.requiredString("url")
    var settings = try repository.settings() ?? [:]
    guard settings["remote"]?["origin"] == nil else {
      throw PlatformFault.unable("The project has a remote 'origin' already.")
    }
    settings["remote"]?["origin"] = origin(url)
    try repository.save(settings)
    return Answer.json(settings)
  }

  private static func origin(_ url: String) -> JSONValue {
    ["url": .string(url), "fetch": "+refs/heads/*:refs/remotes/origin/*"]
  }

  /// Both lists have the same shape; how they differ is not in the reference, so here they do not.
  private static func listChanges(_ call: Call) throws -> EmulatorResponse {
    let changes = try repository(call).changes().map { change -> JSONValue in
      [
        "name": .string(String(change.path.split(separator: "/").last ?? "")),
        "path": .string(change.path), "status": .string(change.status.rawValue),
      ]
    }
    return Answer.json(.array(changes))
  }

  /// `{"assets": [paths]?, "access_token"?, "async"?, "username"?}`: without paths, all that changed.
  private static func export(_ call: Call) throws -> EmulatorResponse {
    let repository = try repository(call)
    let body = try BodyFields(try call.optionalJSON())
    try checkToken(body)
    guard let remote = try repository.remote() else { throw noRemote }
    let changed = try repository.changes().map(\.path)
    let paths = try body.strings("assets") ?? changed
    let files = try call.files()
    for path in paths where !changed.contains(path) { _ = try files.find(path) }
    let wait = try body.bool("async") == false ? 0 : FileWork.duration(remote, bytes: 0)
    try call.schedule(
      .exportToGit, after: wait,
      [
        "project": .string(repository.project), "remote": .string(remote),
        "paths": .array(paths.map(JSONValue.string)),
      ])
    return accepted(call)
  }

  /// `{"url"?, "access_token"?}`: a URL makes a repository of the project, and becomes its remote.
  private static func fetch(_ call: Call, replacing: Bool) throws -> EmulatorResponse {
    let body = try BodyFields(try call.optionalJSON())
    try checkToken(body)
    let url = replacing ? try body.string("url") : nil
    let repository = try repository(call, making: url != nil)
    if let url {
      var settings = try repository.settings() ?? [:]
      settings["remote"]?["origin"] = origin(url)
      try repository.save(settings)
    }
    guard let remote = try repository.remote() else { throw noRemote }
    try call.schedule(
      .importFromGit, after: FileWork.duration(remote, bytes: 0),
      [
        "project": .string(repository.project), "remote": .string(remote),
        "replacing": .bool(replacing),
      ])
    return accepted(call)
  }

  private static func accepted(_ call: Call) -> EmulatorResponse {
    let id = call.query("transaction_id") ?? call.newID()
    return Answer.json(["transaction_id": .string(id)], .accepted)
  }

  /// A text, or an object whose `type` is one of the known hosts.
  private static func checkToken(_ body: BodyFields) throws {
    guard let token = body["access_token"], token.string == nil else { return }
    let fields = try BodyFields(token, path: "access_token")
    guard let type = try fields.string("type") else { return }
    guard hosts.contains(type) else {
      throw PlatformFault.invalid(
        "The field 'access_token.type' must be one of \(hosts.joined(separator: ", ")).",
        .field("access_token.type"))
    }
  }
}

extension BackgroundWork {
  static let gitKinds = [exportToGit, importFromGit]

  static let exportToGit = BackgroundWork("files.git.export") { turn in
    let remote = turn.payload["remote"]?.string ?? ""
    guard !FileWork.fails(remote) else { return }
    try repository(turn).push(turn.payload["paths"]?.array?.compactMap(\.string) ?? [], to: remote)
  }

  static let importFromGit = BackgroundWork("files.git.import") { turn in
    let remote = turn.payload["remote"]?.string ?? ""
    guard !FileWork.fails(remote) else { return }
    try repository(turn).pull(
      from: remote, replacing: turn.payload["replacing"] == true, at: turn.now)
  }

  private static func repository(_ turn: Turn) -> GitRepository {
    GitRepository(database: turn.database, project: turn.payload["project"]?.string ?? "")
  }
}
