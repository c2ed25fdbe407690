import Foundation
import JSON
import PlatformModel

/// Operations that commands began at AI Lake, which tells how one is doing but lists none. No more is
/// kept than what they are called, in a file only the user may read.
struct BegunOperations: Sendable {
  struct Entry: Equatable, Sendable {
    var id: String
    /// `Create the database sales`.
    var title: String
    /// The address of AI Lake.
    var host: String
    var began: Timestamp
  }

  let file: URL

  static let most = 100

  /// Those at one address, the newest first.
  func entries(at host: String) -> [Entry] { all.filter { $0.host == host } }

  /// What began longest ago gives way.
  func remember(_ entry: Entry) {
    let kept = ([entry] + all.filter { $0.id != entry.id }).prefix(Self.most)
    let document = JSONValue.array(kept.map(\.json))
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let part = file.appendingPathExtension("\(ProcessInfo.processInfo.processIdentifier)")
    let made = FileManager.default.createFile(
      atPath: part.path, contents: Data(document.serializedBytes()),
      attributes: [.posixPermissions: 0o600])
    // The operation goes on whether or not it is remembered.
    guard made, rename(part.path, file.path) == 0 else {
      try? FileManager.default.removeItem(at: part)
      return
    }
  }

  private var all: [Entry] {
    guard let data = try? Data(contentsOf: file),
      let entries = (try? JSONValue.parse(Array(data)))?.array
    else { return [] }
    return entries.compactMap(Entry.init)
  }
}

extension BegunOperations.Entry {
  fileprivate init?(_ json: JSONValue) {
    guard let id = json["id"]?.string, let title = json["title"]?.string,
      let host = json["host"]?.string,
      let began = json["began"]?.string.flatMap(Timestamp.init(iso:))
    else { return nil }
    self.init(id: id, title: title, host: host, began: began)
  }

  fileprivate var json: JSONValue {
    [
      "id": .string(id), "title": .string(title), "host": .string(host),
      "began": .string(began.iso),
    ]
  }
}

extension Surroundings {
  var begun: BegunOperations {
    BegunOperations(
      file: seen.file.deletingLastPathComponent().appendingPathComponent("operations.json"))
  }
}
