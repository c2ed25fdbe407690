import ExplorerModel
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file somebody asked for. It is there whole or not at all: it is written beside its place and
/// then moved there.
struct ExportFile {
  let path: String
  private let place: String

  /// Relative to where the program was started; `~/` is the user's home.
  init(path: String) {
    self.path = path
    place =
      path.hasPrefix("~/")
      ? FileManager.default.homeDirectoryForCurrentUser.path + path.dropFirst() : path
  }

  func write(_ bytes: [UInt8], replacing: Bool) -> ExportOutcome {
    var status = stat()
    let exists = stat(place, &status) == 0
    if exists {
      if status.st_mode & S_IFMT == S_IFDIR { return .failed("\(path) is a folder") }
      if !replacing { return .exists }
    }
    // What a link points to is replaced, not the link.
    let target = URL(fileURLWithPath: place).resolvingSymlinksInPath().path
    let new = "\(target).\(getpid()).new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return problem() }
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
    let isWhole = fill(descriptor, bytes)
    let outcome = isWhole ? move(new, to: target, replacing: replacing) : problem()
    close(descriptor)
    if outcome != .written { unlink(new) }
    return outcome
  }

  private func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return fsync(descriptor) == 0
  }

  /// A link cannot be made where something is, so that a file that appeared meanwhile is safe too.
  private func move(_ new: String, to target: String, replacing: Bool) -> ExportOutcome {
    if !replacing {
      if link(new, target) == 0 {
        unlink(new)
        return .written
      }
      if errno == EEXIST { return .exists }
      // Not every file system has links.
      guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else { return problem() }
    }
    return rename(new, target) == 0 ? .written : problem()
  }

  private func problem() -> ExportOutcome {
    let words =
      switch errno {
      case ENOENT: "its folder does not exist"
      case EACCES, EPERM: "that is not permitted"
      case ENOSPC: "the disk is full"
      case EROFS: "nothing can be written there"
      case let code: String(cString: strerror(code)).lowercased()
      }
    return .failed("\(path) could not be written: \(words)")
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
