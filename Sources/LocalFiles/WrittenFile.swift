#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of this machine that is being written. It appears under its name once it is whole; what had
/// the name before stays until then, and for good if it is abandoned.
///
/// | what has the name | what happens |
/// |---|---|
/// | nothing | the file appears there |
/// | a file | it is replaced if that is meant; its owner and its mode stay |
/// | a link | what it leads to is meant; one that leads nowhere is refused |
/// | a character device, a pipe | it is written into, as bytes come |
/// | a folder, a terminal, a socket, a disk | refused |
/// | a file that has other names too (hard links) | refused: they would part |
public final class WrittenFile {
  /// As it was named.
  public let path: String
  private let descriptor: Int32
  private let target: Target
  private var isOpen = true

  /// Where the bytes go.
  enum Target {
    /// A device or a pipe.
    case stream
    /// A file beside `path`, which takes its place in the end.
    case file(path: String, part: String, replaces: Bool)
  }

  /// - Parameters:
  ///   - replaces: a file that is there already gives way.
  ///   - mode: of a new file, before the umask.
  ///   - keepsMode: a file that is replaced passes its own mode on.
  ///   - waits: for somebody who reads, if it is a pipe. Without it, a pipe that nobody reads is refused.
  public init(
    _ path: String, replaces: Bool, mode: UInt32 = 0o666, keepsMode: Bool = true, waits: Bool = true
  ) throws(WritingProblem) {
    self.path = path
    guard !path.isEmpty else { throw WritingProblem(path, "its name is empty") }
    let place = try Place(path)
    if place.isStream {
      descriptor = try place.openStream(waits: waits)
      target = .stream
      return
    }
    if place.isThere, !replaces { throw WritingProblem(taken: path) }
    (descriptor, target) = try place.openPart(replaces: replaces, mode: mode)
    try place.pass(to: descriptor, keepsMode: keepsMode)
  }

  deinit { abandon() }

  /// True if nothing appears in the end: a device or a pipe takes the bytes as they come.
  public var isStream: Bool {
    if case .stream = target { true } else { false }
  }

  public func write(_ bytes: [UInt8]) throws(WritingProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN, waitsForRoom() { continue }
      guard count > 0 else { throw WritingProblem(path, code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// It is whole. Throws if it cannot take its place; nothing is changed then.
  public func finish() throws(WritingProblem) {
    defer { abandon() }
    guard case .file(let path, let part, let replaces) = target else { return }
    guard fsync(descriptor) == 0 else { throw WritingProblem(self.path, code: errno) }
    guard replaces else { return try appear(at: path, part) }
    // Something else may have come there meanwhile: only a file gives way.
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw WritingProblem(self.path, "something else has come there meanwhile")
    }
    guard rename(part, path) == 0 else { throw WritingProblem(self.path, code: errno) }
  }

  /// As if it had never been begun; nothing if it is finished.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    if case .file(_, let part, _) = target { unlink(part) }
  }

  /// A link is never made over what is there, so that a file that came meanwhile is safe too.
  private func appear(at path: String, _ part: String) throws(WritingProblem) {
    if link(part, path) == 0 { return }
    if errno == EEXIST { throw WritingProblem(taken: self.path) }
    // Not every file system has links.
    var status = stat()
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno), lstat(path, &status) != 0,
      rename(part, path) == 0
    else { throw WritingProblem(self.path, code: errno) }
  }

  /// A pipe that is full, of somebody who may read on: for ten seconds.
  private func waitsForRoom() -> Bool {
    var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&room, 1, 10_000) > 0
  }
}

extension WrittenFile {
  /// All of it at once. Returns whether something has the name now that was written whole; false for a
  /// device or a pipe, which took the bytes.
  @discardableResult
  public static func write(
    _ bytes: [UInt8], to path: String, replaces: Bool, mode: UInt32 = 0o666,
    keepsMode: Bool = true, waits: Bool = true
  ) throws(WritingProblem) -> Bool {
    let file = try WrittenFile(
      path, replaces: replaces, mode: mode, keepsMode: keepsMode, waits: waits)
    do throws(WritingProblem) {
      try file.write(bytes)
      try file.finish()
    } catch {
      file.abandon()
      throw error
    }
    return !file.isStream
  }
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
