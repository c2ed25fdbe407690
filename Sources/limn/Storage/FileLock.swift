import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock that one process holds and that goes with it, however it ends.
final class FileLock {
  private let descriptor: Int32
  private let path: String

  private init(_ descriptor: Int32, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  func release() { flock(descriptor, LOCK_UN) }

  /// Removes the file with the lock.
  func remove() {
    unlink(path)
    release()
  }

  /// Waits until nobody else holds it. A `path` that is a folder is locked itself, any other is made.
  /// Throws `StateFailure` if there is nothing to lock.
  static func waiting(for path: String) throws(StateFailure) -> FileLock {
    let descriptor = try opened(path)
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        defer { close(descriptor) }
        throw problem(path)
      }
    }
    return FileLock(descriptor, path)
  }

  /// Nil if another process holds it.
  static func ifFree(_ path: String) throws(StateFailure) -> FileLock? {
    let descriptor = try opened(path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else {
      if FileIdentity(path) == FileIdentity(descriptor: descriptor) {
        return FileLock(descriptor, path)
      }
      // Who held it has removed it since: another is there, or none.
      close(descriptor)
      return try ifFree(path)
    }
    let isHeld = errno == EWOULDBLOCK
    let problem = problem(path)
    close(descriptor)
    if isHeld { return nil }
    throw problem
  }

  /// Whether SQLite can lock files here; true where that cannot be tried.
  static func works(in folder: URL) -> Bool {
    let descriptor = open(
      folder.appendingPathComponent("state.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(F_RDLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_len = 1
    guard fcntl(descriptor, F_SETLK, &lock) != 0 else { return true }
    return [EAGAIN, EACCES, EINTR].contains(errno)
  }

  private static func opened(_ path: String) throws(StateFailure) -> Int32 {
    var status = stat()
    let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    let flags = isFolder ? O_RDONLY : O_RDWR | O_CREAT
    let descriptor = open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(path) }
    return descriptor
  }

  private static func problem(_ path: String) -> StateFailure {
    StateFailure("\(path) cannot be locked: \(String(cString: strerror(errno)).lowercased())")
  }
}

/// Which file a path names now.
struct FileIdentity: Equatable, Sendable {
  private var device: UInt64
  private var number: UInt64

  /// Nil if there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}

/// A name nothing has yet: what was set aside before is kept as well.
enum FreeName {
  static func damaged(_ path: String) -> String {
    var place = "\(path).damaged"
    var number = 1
    while access(place, F_OK) == 0 {
      number += 1
      place = "\(path).damaged-\(number)"
    }
    return place
  }
}

/// A file of nothing, for the user alone.
enum EmptyFile {
  /// Nothing happens if there is one. It is made elsewhere and put in its place: to close a file that
  /// SQLite has open would give up the locks this process holds on it.
  static func make(_ path: String) throws {
    guard access(path, F_OK) != 0 else { return }
    let part = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StateFailure(
        "\(path) could not be written: \(String(cString: strerror(errno)).lowercased())")
    }
    close(descriptor)
    defer { unlink(part) }
    guard link(part, path) != 0, errno != EEXIST else { return }
    // A folder without links: another process has a moment to be as fast.
    rename(part, path)
  }
}
