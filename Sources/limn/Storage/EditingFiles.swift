import ExplorerModel
import Foundation
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Texts that editors have open, each in a folder of its own, for the user alone.
struct EditingFiles {
  let folder: URL

  /// Throws `UsageProblem` if it cannot be written.
  func write(_ text: String, id: String) throws -> URL {
    let file = file(of: id)
    try PrivateFile.write(Array("\(getpid())".utf8), to: owner(of: id).path)
    try PrivateFile.write(Array(text.utf8), to: file.path)
    return file
  }

  /// What an editor had when the program that opened it was ended; nil if there is nothing of the kind.
  func abandoned(_ id: String) -> String? {
    guard let number = try? String(contentsOf: owner(of: id), encoding: .utf8),
      pid_t(number) == getpid() || !Self.runs(pid_t(number))
    else { return nil }
    return text(of: id)
  }

  /// Nil if there is none.
  func text(of id: String) -> String? {
    (try? Data(contentsOf: file(of: id))).map { String(decoding: $0, as: UTF8.self) }
  }

  func remove(_ id: String) {
    try? FileManager.default.removeItem(at: file(of: id).deletingLastPathComponent())
  }

  /// What programs left that ended before their editors did: texts take the place of the word that an
  /// editor has them. What a program that runs is writing is left out.
  func completing(_ records: [Record]) -> [Record] {
    records.compactMap { record in
      guard record.id.kind == .unfinished else { return record }
      guard !Self.isBeingWritten(record.id.key) else { return nil }
      guard UnfinishedRecords.isInFile(record.document) else { return record }
      guard let text = text(of: record.id.key) else { return nil }
      return Record(record.id, UnfinishedRecords.document(record.document, readingAs: text))
    }
  }

  /// By another limn that runs: an id begins with the number of its process.
  private static func isBeingWritten(_ id: String) -> Bool {
    let process = pid_t(id.prefix { $0.isNumber })
    return process != getpid() && runs(process)
  }

  private static func runs(_ process: pid_t?) -> Bool {
    guard let process, process > 0, kill(process, 0) == 0 || errno == EPERM else { return false }
    // Numbers come again: another program may have it now.
    let path = "/proc/\(process)/exe"
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
      return true
    }
    return program.split(separator: "/").last?.hasPrefix("limn") ?? false
  }

  private func file(of id: String) -> URL {
    folder.appendingPathComponent(StableName.of(id)).appendingPathComponent("asset.md")
  }

  private func owner(of id: String) -> URL {
    folder.appendingPathComponent(StableName.of(id)).appendingPathComponent("process")
  }
}

/// Records, with what editors had when an earlier program was ended.
struct EditedRecords: RecordStorage {
  let records: KeptRecords
  let files: EditingFiles

  func all() throws(RecordFailure) -> (records: [Record], problems: [String]) {
    let (all, problems) = try records.all()
    return (files.completing(all), problems)
  }

  func changedByOthers() throws(RecordFailure) -> [RecordChange] { try records.changedByOthers() }

  func watch(_ changed: @escaping @Sendable () -> Void) { records.watch(changed) }

  func keep(_ edits: [RecordEdit]) throws(RecordFailure) -> [RefusedEdit] {
    try records.keep(edits)
  }
}

/// Names of files for keys of any kind.
enum StableName {
  /// FNV-1a, 64 bits: a name of the same length for every key, always the same for the same.
  static func of(_ key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
