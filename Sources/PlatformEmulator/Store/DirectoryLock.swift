#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps a second emulator out of a data directory for as long as it lives.
final class DirectoryLock: Sendable {
  private let descriptor: CInt

  /// Makes the directory if it is missing. Throws `EmulatorStartError`.
  init(_ directory: String) throws {
    if mkdir(directory, 0o755) != 0, errno != EEXIST {
      throw EmulatorStartError.unusable(
        directory: directory, reason: String(cString: strerror(errno)))
    }
    descriptor = open(directory + "/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw EmulatorStartError.unusable(
        directory: directory, reason: String(cString: strerror(errno)))
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      Self.close(descriptor)
      throw EmulatorStartError.inUse(directory: directory)
    }
  }

  deinit {
    Self.close(descriptor)
  }

  static func fileExists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  static func removeFile(_ path: String) {
    unlink(path)
  }

  static func rename(_ path: String, to target: String) throws {
    #if canImport(Glibc)
      let result = Glibc.rename(path, target)
    #elseif canImport(Musl)
      let result = Musl.rename(path, target)
    #else
      let result = Darwin.rename(path, target)
    #endif
    if result != 0 {
      throw EmulatorStartError.unusable(directory: target, reason: String(cString: strerror(errno)))
    }
  }

  private static func close(_ descriptor: CInt) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }
}
