import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a path leads to, before anything is written there.
struct Place {
  private let path: String
  /// What is there now; nil: nothing.
  private let status: stat?
  /// Behind all links.
  private let real: String

  /// Numbers the parts of this process, which may write several at once.
  private static let count = Atomic(0)

  /// Throws for what can be neither replaced nor written into.
  init(_ path: String) throws(WritingProblem) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw WritingProblem(path, code: errno) }
      if lstat(path, &status) == 0 {
        throw WritingProblem(path, "it is a link that leads nowhere")
      }
      (self.status, real) = (nil, path)
      return
    }
    if let problem = Self.problem(status) { throw WritingProblem(path, problem) }
    guard let resolved = realpath(path, nil) else { throw WritingProblem(path, code: errno) }
    defer { free(resolved) }
    (self.status, real) = (status, String(cString: resolved))
  }

  private static func problem(_ status: stat) -> String? {
    switch status.st_mode & S_IFMT {
    case S_IFREG: status.st_nlink > 1 ? "it has other names too, which would part from it" : nil
    case S_IFCHR, S_IFIFO: nil
    case S_IFDIR: "it is a folder"
    case S_IFSOCK: "it is a socket"
    case S_IFBLK: "it is a disk"
    default: "it is no file"
    }
  }

  var isThere: Bool { status != nil }
  var isStream: Bool {
    status.map { [S_IFCHR, S_IFIFO].contains($0.st_mode & S_IFMT) } ?? false
  }

  // MARK: Devices and pipes

  func openStream(waits: Bool) throws(WritingProblem) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else {
      throw errno == ENXIO
        ? WritingProblem(path, "nobody reads it") : WritingProblem(path, code: errno)
    }
    // What is written may hold anything, and a terminal obeys.
    guard isatty(descriptor) == 0 else {
      close(descriptor)
      throw WritingProblem(path, "it is a terminal")
    }
    return descriptor
  }

  // MARK: Files

  /// A new file in the same folder, so that it can take the place in one step.
  func openPart(
    replaces: Bool, mode: UInt32
  ) throws(WritingProblem) -> (Int32, WrittenFile.Target) {
    guard !isThere || access(real, W_OK) == 0 else { throw WritingProblem(path, code: errno) }
    let folder = real.lastIndex(of: "/").map { String(real[...$0]) } ?? ""
    for _ in 0..<100 {
      let number = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
      let part = "\(folder).limn-\(getpid())-\(number).part"
      let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
      if descriptor >= 0 {
        return (descriptor, .file(path: real, part: part, replaces: replaces))
      }
      guard errno == EEXIST else { throw problem(ofFolder: errno) }
    }
    throw WritingProblem(path, code: EEXIST)
  }

  private func problem(ofFolder code: Int32) -> WritingProblem {
    [EACCES, EPERM].contains(code)
      ? WritingProblem(path, "no file can be made in its folder: that is not permitted")
      : WritingProblem(path, code: code)
  }

  /// Owner, group and mode of what is there, so that who could read it still can, and nobody else.
  func pass(to descriptor: Int32, keepsMode: Bool) throws(WritingProblem) {
    guard let status else { return }
    var new = stat()
    guard fstat(descriptor, &new) == 0 else { throw WritingProblem(path, code: errno) }
    if new.st_uid != status.st_uid || new.st_gid != status.st_gid {
      guard fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
        throw WritingProblem(path, "it belongs to somebody else, and would be yours afterwards")
      }
    }
    guard !keepsMode || fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
      throw WritingProblem(path, code: errno)
    }
  }
}
