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
    let new = path + ".new"
    unlink(new)
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(path) }
    defer { close(descriptor) }
    if keepsMode, let mode = mode(of: path) { fchmod(descriptor, mode) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { throw problem(path) }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0, rename(new, path) == 0 else { throw problem(path) }
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  private static func problem(_ path: String) -> UsageProblem {
    UsageProblem("\(path) could not be written: \(String(cString: strerror(errno)).lowercased())")
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
