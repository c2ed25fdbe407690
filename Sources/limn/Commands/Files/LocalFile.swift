import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of this machine that is being written: it appears under its name once it is whole, and
/// takes no other's place unless it may.
final class LocalFile {
  let path: String
  private(set) var size = 0
  private let replaces: Bool
  private let part: String
  private let handle: FileHandle

  /// - Parameters:
  ///   - path: of the file, or of a folder it is put into.
  ///   - name: what it is called there.
  ///
  /// Throws `CommandFailure` with code 5 if there is one, `UsageProblem` if none can be made.
  init(_ path: String, named name: String, replaces: Bool) throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let isInside = isFolder.boolValue || path.hasSuffix("/")
    self.path = isInside ? (path.hasSuffix("/") ? path : path + "/") + name : path
    self.replaces = replaces
    part = "\(self.path).\(ProcessInfo.processInfo.processIdentifier).part"
    if exists, !replaces, !isInside || FileManager.default.fileExists(atPath: self.path) {
      throw Self.taken(self.path)
    }
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw UsageProblem("\(self.path) cannot be written: \(String(cString: strerror(errno)))")
    }
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  func write(_ bytes: [UInt8]) throws {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw CommandFailure("\(path) cannot be written: \(error.localizedDescription)")
    }
    size += bytes.count
  }

  /// Throws `CommandFailure` with code 5 if another file has come there meanwhile.
  func finish() throws {
    try? handle.close()
    if replaces {
      guard rename(part, path) == 0 else { throw Self.failed(path) }
      return
    }
    // A link is never laid over what is there.
    guard link(part, path) == 0 else {
      throw errno == EEXIST ? Self.taken(path) : Self.failed(path)
    }
    unlink(part)
  }

  /// As if it had never been begun.
  func abandon() {
    try? handle.close()
    unlink(part)
  }

  private static func taken(_ path: String) -> CommandFailure {
    CommandFailure(code: 5, "\(path) is there already; --force replaces it")
  }

  private static func failed(_ path: String) -> CommandFailure {
    CommandFailure("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
