public import JSON
import PlatformModel

/// Bookmarks as records.
public enum BookmarkCoding {
  /// The same for the same place.
  public static func id(of bookmark: Bookmark) -> RecordID {
    let key =
      switch bookmark.target {
      case .container(let id): "container/\(id.kind.rawValue)/\(id.id)"
      case .asset(let id): "asset/\(id.container.kind.rawValue)/\(id.container.id)/\(id.id)"
      case .job(let id): "job/\(id.container.kind.rawValue)/\(id.container.id)/\(id.id)"
      case .database(let id): "database/\(id)"
      }
    return RecordID(.bookmark, key)
  }

  public static func document(of bookmark: Bookmark) -> JSONValue {
    var json: JSONValue = ["name": .string(bookmark.name), "detail": .string(bookmark.detail)]
    func set(_ kind: String, _ id: String, in container: ContainerID?) {
      json["kind"] = .string(kind)
      json["id"] = .string(id)
      if let container {
        json["container"] = .string(container.id)
        json["containerKind"] = .string(container.kind.rawValue)
      }
    }
    switch bookmark.target {
    case .container(let id): set("container", id.id, in: id)
    case .asset(let id): set("asset", id.id, in: id.container)
    case .job(let id): set("job", id.id, in: id.container)
    case .database(let id): set("database", id, in: nil)
    }
    return json
  }

  /// Nil if it is not understood.
  public static func bookmark(from json: JSONValue) -> Bookmark? {
    guard let name = json["name"]?.string, let id = json["id"]?.string,
      let target = target(json["kind"]?.string, id, in: container(json))
    else { return nil }
    return Bookmark(target: target, name: name, detail: json["detail"]?.string ?? "")
  }

  private static func container(_ json: JSONValue) -> ContainerID? {
    guard let id = json["container"]?.string,
      let kind = json["containerKind"]?.string.flatMap(ContainerKind.init(rawValue:))
    else { return nil }
    return ContainerID(kind, id)
  }

  private static func target(
    _ kind: String?, _ id: String, in container: ContainerID?
  ) -> Bookmark.Target? {
    switch (kind, container) {
    case ("container", let container?): .container(container)
    case ("asset", let container?): .asset(AssetID(id, in: container))
    case ("job", let container?): .job(JobID(id, in: container))
    case ("database", _): .database(id)
    default: nil
    }
  }
}
