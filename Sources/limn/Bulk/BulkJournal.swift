import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What of a bulk command is done, on disk, so that one that was interrupted goes on where it was.
///
/// A line is added before an item is sent (`> 7`) and after it was done (`= 7`). The file is the
/// user's alone, and gone once everything is done.
final class BulkJournal {
  private let url: URL
  private var descriptor: Int32 = -1
  /// Items that are done.
  private(set) var done: Set<Int> = []
  /// Items that were sent, and of which nobody knows what became.
  private(set) var unknown: Set<Int> = []

  /// - Parameters:
  ///   - folder: where the program keeps its state.
  ///   - key: what makes this command the same as before: its input, and where it is sent.
  init(in folder: URL, key: String) {
    url = folder.appendingPathComponent("bulk").appendingPathComponent(Self.name(key))
    read()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Forgets what was done.
  func restart() {
    remove()
    done = []
    unknown = []
  }

  /// Throws `UsageProblem` if nothing can be kept.
  func open() throws {
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    descriptor = openForAppending(url.path)
    guard descriptor >= 0 else {
      throw UsageProblem("\(url.path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  func begin(_ item: Int) { write("> \(item)\n") }

  func finish(_ item: Int) {
    done.insert(item)
    write("= \(item)\n")
  }

  /// It ended otherwise: it may be sent again.
  func fail(_ item: Int) { write("< \(item)\n") }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }

  private func write(_ line: String) {
    let bytes = Array(line.utf8)
    _ = bytes.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
  }

  private func read() {
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return }
    for line in text.split(separator: "\n") {
      guard let item = Int(line.dropFirst(2)) else { continue }
      switch line.first {
      case ">": unknown.insert(item)
      case "=":
        unknown.remove(item)
        done.insert(item)
      default: unknown.remove(item)
      }
    }
  }

  /// FNV-1a, 64 bits: a name of the same length for every key, always the same for the same.
  private static func name(_ key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16) + ".journal"
  }
}

private func openForAppending(_ path: String) -> Int32 {
  open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
