public import JSON
public import PlatformModel

/// An operation that was begun at AI Lake, as it is kept for commands and panes.
public struct BegunOperation: Hashable, Sendable {
  public var id: String
  /// `Create the database sales`.
  public var title: String
  public var began: Timestamp
  /// Somebody here was told that it is over.
  public var isOver: Bool

  public init(id: String, title: String, began: Timestamp, isOver: Bool = false) {
    self.id = id
    self.title = title
    self.began = began
    self.isOver = isOver
  }

  /// Nil if it is not understood.
  public init?(_ json: JSONValue) {
    guard let id = json["id"]?.string, let title = json["title"]?.string,
      let began = json["began"]?.string.flatMap(Timestamp.init(iso:))
    else { return nil }
    self.init(id: id, title: title, began: began, isOver: json["over"]?.bool ?? false)
  }

  public var document: JSONValue {
    var json: JSONValue = [
      "id": .string(id), "title": .string(title), "began": .string(began.iso),
    ]
    if isOver { json["over"] = true }
    return json
  }
}

/// A run that was started here, or that somebody wants to know the end of.
struct AwaitedRun: Hashable, Sendable {
  var run: JobRunID
  var title: String
  /// What the job was called.
  var name: String
  var began: Timestamp
  var isWatchOnly: Bool

  var id: RecordID {
    let job = run.job
    return RecordID(
      .run, "\(job.container.kind.rawValue)/\(job.container.id)/\(job.id)/\(run.id)")
  }

  init(run: JobRunID, title: String, name: String, began: Timestamp, isWatchOnly: Bool) {
    self.run = run
    self.title = title
    self.name = name
    self.began = began
    self.isWatchOnly = isWatchOnly
  }

  init?(_ json: JSONValue) {
    guard let kind = json["kind"]?.string.flatMap(ContainerKind.init(rawValue:)),
      let container = json["container"]?.string, let job = json["job"]?.string,
      let run = json["run"]?.string, let title = json["title"]?.string,
      let began = json["began"]?.string.flatMap(Timestamp.init(iso:))
    else { return nil }
    self.init(
      run: JobRunID(run, of: JobID(job, in: ContainerID(kind, container))), title: title,
      name: json["name"]?.string ?? job, began: began, isWatchOnly: json["watch"]?.bool ?? false)
  }

  var document: JSONValue {
    [
      "kind": .string(run.job.container.kind.rawValue),
      "container": .string(run.job.container.id), "job": .string(run.job.id),
      "run": .string(run.id), "title": .string(title), "name": .string(name),
      "began": .string(began.iso), "watch": .bool(isWatchOnly),
    ]
  }
}
