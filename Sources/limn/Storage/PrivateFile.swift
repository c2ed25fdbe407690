import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are replaced whole: what is read is either what was there or what is new.
enum PrivateFile {
  /// Writes for the user alone, or with the mode of the file that is replaced if it `keepsMode`.
  /// Throws `UsageProblem`.
  static func write(_ bytes: [UInt8], to path: String, keepsMode: Bool = false) throws {
    // What a link points to is replaced, not the link.
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let old = status(of: path)
    if let old, old.st_mode & S_IFMT != S_IFREG {
      throw UsageProblem("\(path) is no regular file: it is left alone")
    }
    // A name of its own: others may write the same file now.
    let new = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(path) }
    var isInPlace = false
    defer {
      close(descriptor)
      if !isInPlace { unlink(new) }
    }
    if keepsMode, let old {
      // Whose it is first: that takes modes away.
      if old.st_uid != geteuid() || old.st_gid != getegid() {
        _ = fchown(descriptor, old.st_uid, old.st_gid)
      }
      fchmod(descriptor, old.st_mode & 0o777)
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { throw problem(path) }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0, rename(new, path) == 0 else { throw problem(path) }
    isInPlace = true
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func problem(_ path: String) -> UsageProblem {
    UsageProblem("\(path) could not be written: \(String(cString: strerror(errno)).lowercased())")
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
