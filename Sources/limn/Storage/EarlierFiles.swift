import ExplorerModel
import Foundation
import GRDB
import JSON

/// The files in which limn kept its state before there was one database. What is in them is taken
/// over once, and then they are removed.
final class EarlierFiles {
  static let names = ["drafts", "memory", "tokens", "bulk", "operations.json", "seen.json"]

  private let folder: URL
  private var taken: [URL] = []
  private var notes: [String] = []

  init(folder: URL) {
    self.folder = folder
  }

  /// Takes everything over, inside of a transaction. What cannot be read stays where it is.
  func move(into database: Database, writer: String) throws {
    let records = StateRecords(database: database, writer: writer)
    for file in files(in: "drafts") { try takeDrafts(file, records) }
    for file in files(in: "memory") { try takeMemory(file, records) }
    for file in files(in: "tokens") { try takeToken(file, records) }
    for file in files(in: "bulk", ".journal") { try takeJournal(file, records) }
    try takeOperations(records)
    // Nobody knows of which platform these names were; they are seen again.
    taken.append(folder.appendingPathComponent("seen.json"))
  }

  /// Removes what was taken over; what there is to say of the rest.
  func cleared() -> [String] {
    for file in taken { try? FileManager.default.removeItem(at: file) }
    for name in Self.names where !name.contains(".") {
      // Only if nothing is left in it.
      rmdir(folder.appendingPathComponent(name).path)
    }
    return notes
  }

  private func takeDrafts(_ file: URL, _ records: StateRecords) throws {
    guard let data = try? Data(contentsOf: file) else { return unread(file) }
    let decoded = DraftCoding.decode(String(decoding: data, as: UTF8.self))
    guard !decoded.isDamaged else { return unread(file) }
    for draft in decoded.drafts {
      let id = DraftRecords.id(of: draft.asset)
      try records.put(
        DraftCoding.document(of: draft).serialized(), of: owner(of: file),
        kind: id.kind.rawValue, key: id.key)
    }
    if decoded.unreadable.isEmpty { taken.append(file) } else { unread(file) }
  }

  private func takeMemory(_ file: URL, _ records: StateRecords) throws {
    taken.append(file)
    guard let data = try? Data(contentsOf: file), let document = try? JSONValue.parse(Array(data))
    else { return }
    try records.put(
      ExplorerMemory(document).document.serialized(), of: owner(of: file),
      kind: RecordKind.look.rawValue, key: "panes")
    for json in document["bookmarks"]?.array ?? [] {
      guard let bookmark = BookmarkCoding.bookmark(from: json) else { continue }
      let id = BookmarkCoding.id(of: bookmark)
      try records.put(
        BookmarkCoding.document(of: bookmark).serialized(), of: owner(of: file),
        kind: id.kind.rawValue, key: id.key)
    }
  }

  private func takeToken(_ file: URL, _ records: StateRecords) throws {
    taken.append(file)
    let owner = file.deletingPathExtension().lastPathComponent.removingPercentEncoding
    let mode = try? FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    // One that others could read is not trusted any more.
    guard let owner, let mode = mode as? Int, mode & 0o077 == 0,
      let data = try? Data(contentsOf: file), let json = try? JSONValue.parse(Array(data)),
      let kept = KeptToken.Kept(json)
    else { return }
    try records.put(kept.document.serialized(), of: .limn, kind: "token", key: owner)
  }

  private func takeOperations(_ records: StateRecords) throws {
    let file = folder.appendingPathComponent("operations.json")
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    guard let data = try? Data(contentsOf: file),
      let rows = (try? JSONValue.parse(Array(data)))?.array
    else { return unread(file) }
    for row in rows.reversed() {
      guard let operation = BegunOperation(row), let host = row["host"]?.string else { continue }
      try records.put(
        operation.document.serialized(), of: StateOwner(address: host),
        kind: RecordKind.operation.rawValue, key: operation.id)
    }
    taken.append(file)
  }

  /// A line for what is to be done (`+ {…}`), and one before (`> 7`) and after (`= 7`, `< 7`) each.
  private func takeJournal(_ file: URL, _ records: StateRecords) throws {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return unread(file) }
    let name = file.deletingPathExtension().lastPathComponent
    var plan: [JSONValue] = []
    func put(_ key: String, _ word: String?) throws {
      try records.put(word, of: .limn, kind: "bulk", key: "\(name)/\(key)")
    }
    for line in text.split(separator: "\n") {
      let rest = String(line.dropFirst(2))
      switch line.first {
      case "+": plan.append((try? JSONValue.parse(rest)) ?? .null)
      case ">": try put(rest, "sent")
      case "=": try put(rest, "done")
      default: try put(rest, nil)
      }
    }
    try put("plan", JSONValue.array(plan).serialized())
    taken.append(file)
  }

  private func unread(_ file: URL) {
    notes.append("\(file.path) cannot be read, or not all of it; it is left as it is")
  }

  private func owner(of file: URL) -> StateOwner {
    .earlier(file.deletingPathExtension().lastPathComponent)
  }

  private func files(in name: String, _ ending: String = ".json") -> [URL] {
    let folder = folder.appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map(folder.appendingPathComponent)
  }
}

extension StateOwner {
  /// Records that were kept by the name of a host alone, as files were called after it.
  static func earlier(_ name: String) -> StateOwner { StateOwner("earlier \(name)") }
}
