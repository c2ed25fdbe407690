#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a file was not written, in words for people: `a.csv could not be written: the disk is full`.
public struct WritingProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  /// `the disk is full`.
  public var reason: String
  /// A file has the name already, and was not to be replaced.
  public var isTaken = false

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  init(taken path: String) {
    self.init(path, "it is there already")
    isTaken = true
  }

  init(_ path: String, code: Int32) {
    let reason =
      switch code {
      case ENOENT: "its folder does not exist"
      case ENOTDIR: "what should be its folder is none"
      case EACCES, EPERM: "that is not permitted"
      case ENOSPC, EDQUOT: "the disk is full"
      case EROFS: "nothing can be written there"
      case EBUSY: "it is mounted by itself, and cannot be replaced"
      case EPIPE: "nobody reads it any more"
      case ENAMETOOLONG: "its name is too long"
      case ELOOP: "its links lead round in a circle"
      case EAGAIN: "nobody reads on"
      default: String(cString: strerror(code)).lowercased()
      }
    self.init(path, reason)
  }

  public var description: String { "\(path) could not be written: \(reason)" }
}
