import ExplorerModel
import Foundation
import JSON
import Synchronization
import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Drafts on disk. A file is replaced whole and is on the disk before it counts, so that a crash
/// leaves either what was there or what is new.
final class DraftFile: DraftStorage {
  private let url: URL
  /// What an earlier reading did not understand, written back with the drafts. Written on the first
  /// thread before anything is stored, read on the lane of local files.
  private let unreadable = Mutex<[JSONValue]>([])

  init(url: URL) {
    self.url = url
  }

  /// What is kept, and words about what could not be read. A file that cannot be read at all is set
  /// aside, so that it is not written over.
  func read() -> (drafts: [Draft], problem: String?) {
    guard let data = try? Data(contentsOf: url) else { return ([], nil) }
    let decoded = DraftCoding.decode(String(decoding: data, as: UTF8.self))
    unreadable.withLock { $0 = decoded.unreadable }
    let problem = decoded.problems.isEmpty ? nil : decoded.problems.joined(separator: ". ")
    guard decoded.isDamaged else { return (decoded.drafts, problem) }
    let aside = placeAside()
    try? FileManager.default.moveItem(at: url, to: aside)
    return ([], "\(problem ?? ""), as \(aside.path)")
  }

  /// A name nothing has yet: what was set aside before is kept as well.
  private func placeAside() -> URL {
    var place = url.appendingPathExtension("damaged")
    var number = 1
    while FileManager.default.fileExists(atPath: place.path) {
      number += 1
      place = url.appendingPathExtension("damaged-\(number)")
    }
    return place
  }

  func store(_ drafts: [Draft]) -> String? {
    let text = DraftCoding.text(of: drafts, unreadable: unreadable.withLock { $0 })
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try replace(with: Array(text.utf8))
      return nil
    } catch let problem as UsageProblem {
      return problem.description
    } catch {
      return "The drafts could not be written to \(url.path)"
    }
  }

  private func replace(with bytes: [UInt8]) throws {
    let new = url.path + ".new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem("opened", new) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { throw problem("written", new) }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0, rename(new, url.path) == 0 else {
      throw problem("written", url.path)
    }
  }

  private func problem(_ what: String, _ path: String) -> UsageProblem {
    UsageProblem("\(path) could not be \(what): \(String(cString: strerror(errno)))")
  }
}
