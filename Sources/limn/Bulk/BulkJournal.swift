import Foundation
import JSON

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What of a bulk command is done, on disk, so that one that was interrupted goes on where it was.
///
/// A line is added before an item is sent (`> 7`) and after it was done (`= 7`). What is to be done
/// stands above (`+ {…}`), where the command itself does not say it once and for all. The file is the
/// user's alone, and gone once everything is done.
final class BulkJournal {
  private let url: URL
  private var descriptor: Int32 = -1
  /// What was to be done, if that is kept here.
  private(set) var plan: [BulkItem] = []
  /// Items that are done.
  private(set) var done: Set<Int> = []
  /// Items that were sent, and of which nobody knows what became.
  private(set) var unknown: Set<Int> = []

  /// - Parameters:
  ///   - folder: where the program keeps its state.
  ///   - key: what makes this command the same as before: its input, and where it is sent.
  init(in folder: URL, key: String) {
    url = folder.appendingPathComponent("bulk")
      .appendingPathComponent(StableName.of(key) + ".journal")
    read()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Forgets what was done.
  func restart() {
    remove()
    forget()
  }

  /// What is on disk stays.
  func forget() {
    plan = []
    done = []
    unknown = []
  }

  /// Throws `UsageProblem` if nothing can be kept.
  func open() throws {
    let folder = url.deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    descriptor = openForAppending(url.path)
    guard descriptor >= 0 else {
      throw UsageProblem("\(url.path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// Begins anew, with what is to be done. Throws `UsageProblem` if it cannot be kept.
  func begin(plan items: [BulkItem]) throws {
    forget()
    // Whole or not at all: half a plan would be resumed as if it were all.
    let text = items.map { "+ \($0.kept.serialized())\n" }.joined()
    try PrivateFile.write(Array(text.utf8), to: url.path)
    try open()
    plan = items
  }

  func begin(_ item: Int) { write("> \(item)\n") }

  func finish(_ item: Int) {
    unknown.remove(item)
    done.insert(item)
    write("= \(item)\n")
  }

  /// It ended otherwise: it may be sent again.
  func fail(_ item: Int) { write("< \(item)\n") }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  private func write(_ line: String) {
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func read() {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return }
    for line in text.split(separator: "\n") {
      let rest = String(line.dropFirst(2))
      if line.hasPrefix("+ ") {
        let kept = (try? JSONValue.parse(rest)) ?? .null
        (try? BulkItem(line: plan.count + 1, kept: kept)).map { plan.append($0) }
        continue
      }
      guard let item = Int(rest) else { continue }
      switch line.first {
      case ">": unknown.insert(item)
      case "=":
        unknown.remove(item)
        done.insert(item)
      default: unknown.remove(item)
      }
    }
  }
}

private func openForAppending(_ path: String) -> Int32 {
  open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
