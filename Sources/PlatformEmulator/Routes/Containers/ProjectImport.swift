import GRDB
import JSON

/// The assets of an archive on their way into a new project.
///
/// Source: GET /transactional/v2/projects/{project_id}/transactions/{transaction_id}. The words for
/// the status are not in the reference.
struct ProjectImport {
  /// How many assets are put in at a time.
  private static let portion = 25

  private var task: ContainerTask

  /// The id of the transaction.
  static func start(
    _ project: ContainerRecord, _ archive: [UInt8], _ call: Call
  ) throws -> String {
    let id = call.newID()
    let now = JSONValue.string(CalendarDate.milliseconds(call.now))
    let document: JSONValue = [
      "id": .string(project.id), "name": .string(project.name), "created_at": now,
      "updated_at": now, "status": "", "description": "", "history": [],
    ]
    var work = ProjectImport(
      task: ContainerTask(
        id: id, container: project.id, kind: .projectImport, document: document))
    try work.task.insert(into: call.database)
    try work.note("started", "The project was created; its assets follow.", call.now, call.database)
    let isSlow = project.name.lowercased().contains("slow")
    try call.schedule(
      .projectImport, after: isSlow ? 60_000 : 2_000,
      [
        "id": .string(id), "user": .string(call.caller.id),
        "archive": .string(Base64.encodeForURL(archive)), "done": 0,
      ])
    return id
  }

  /// Puts the next portion in.
  static func perform(_ turn: BackgroundWork.Turn) throws {
    let id = turn.payload["id"]?.string ?? ""
    guard let task = try ContainerTask.find(id, .projectImport, in: turn.database),
      let project = try ContainerRecord.find(
        WorldScope(kind: .project, id: task.container), in: turn.database)
    else { return }
    var work = ProjectImport(task: task)
    let assets: [NewAsset]
    do {
      assets = try AssetArchive(Base64.decode(turn.payload["archive"]?.string ?? "") ?? []).assets
    } catch {
      return try work.note("failed", "The archive cannot be read: \(error)", turn)
    }
    if project.name.lowercased().contains("fail") {
      return try work.note("failed", "Asset 1 of \(assets.count) could not be imported.", turn)
    }
    let done = turn.payload["done"]?.int ?? 0
    let user = turn.payload["user"]?.string ?? ""
    let container = Container(
      row: project.row, scope: project.scope, name: project.name, catalogID: project.catalogID,
      role: .admin)
    let portion = assets.dropFirst(done).prefix(Self.portion)
    for asset in portion {
      _ = try asset.insert(
        into: container, by: user, at: turn.now, id: turn.emulator.identifiers.next(),
        turn.database)
    }
    let sum = done + portion.count
    guard sum < assets.count else {
      return try work.note("completed", "\(sum) of \(assets.count) assets were imported.", turn)
    }
    try work.note("in_progress", "\(sum) of \(assets.count) assets were imported.", turn)
    var payload = turn.payload
    payload["done"] = JSONValue(sum)
    try turn.schedule(.projectImport, after: 1_000, payload)
  }

  private mutating func note(
    _ status: String, _ text: String, _ turn: BackgroundWork.Turn
  ) throws {
    try note(status, text, turn.now, turn.database)
  }

  private mutating func note(
    _ status: String, _ text: String, _ now: Int64, _ database: Database
  ) throws {
    let time = JSONValue.string(CalendarDate.milliseconds(now))
    let entry: JSONValue = [
      "status": .string(status), "description": .string(text), "updated_at": time,
    ]
    let history = task.document["history"]?.array ?? []
    task.document["updated_at"] = time
    task.document["status"] = .string(status)
    task.document["description"] = .string(text)
    task.document["history"] = .array(history + [entry])
    try task.save(in: database)
  }
}
