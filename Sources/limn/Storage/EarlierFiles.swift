import ExplorerModel
import Foundation
import GRDB
import JSON

/// The files in which limn kept its state before there was one database. What is in them is taken
/// over once, and then they are removed.
final class EarlierFiles {
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
  }

  /// Removes what was taken over; what there is to say of the rest.
  func cleared() -> [String] {
    for file in taken { try? FileManager.default.removeItem(at: file) }
    for name in ["drafts", "memory", "tokens", "bulk"] {
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

  private func unread(_ file: URL) {
    notes.append("\(file.path) cannot be read, or not all of it; it is left as it is")
  }

  private func owner(of file: URL) -> StateOwner {
    .earlier(file.deletingPathExtension().lastPathComponent)
  }

  private func files(in name: String) -> [URL] {
    let folder = folder.appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map(folder.appendingPathComponent)
  }
}

extension StateOwner {
  /// Records that were kept by the name of a host alone, as files were called after it.
  static func earlier(_ name: String) -> StateOwner { StateOwner("earlier \(name)") }
}
