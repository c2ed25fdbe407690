import Foundation
import PlatformClient
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of this machine that is being sent: read where it lies, piece by piece.
final class SentFile: Sendable {
  private let descriptor: CInt
  private let size: Int
  private let name: String
  private let failure = Mutex<String?>(nil)

  /// Throws `UsageProblem` if it cannot be read, or is no file.
  init(path: String) throws {
    name = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw UsageProblem("\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw UsageProblem("\(path) is no file (a pipe can be given as -)")
    }
    size = Int(status.st_size)
  }

  /// Standard input, put aside in a file without a name, since a platform wants to be told its length
  /// first. Throws `CommandFailure` if there is no room for it.
  init(input: (Int) -> [UInt8]) throws {
    name = "standard input"
    let folder = FileManager.default.temporaryDirectory.path
    var template = Array("\(folder)/limn-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw CommandFailure("nothing can be put into \(folder): \(String(cString: strerror(errno)))")
    }
    unlink(template)
    var size = 0
    while true {
      let bytes = input(1 << 20)
      guard !bytes.isEmpty else { break }
      guard Self.append(bytes, to: descriptor) else {
        let why = String(cString: strerror(errno))
        close(descriptor)
        throw CommandFailure("standard input cannot be put aside in \(folder): \(why)")
      }
      size += bytes.count
    }
    self.size = size
  }

  deinit { close(descriptor) }

  var upload: Upload { Upload(count: size, piece: piece) }

  /// What went wrong while it was read, in words for people; nil: nothing.
  var problem: String? { failure.withLock { $0 } }

  private func piece(_ range: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress.map { $0 + filled }, range.count - filled,
          off_t(range.lowerBound + filled))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let why =
          count < 0 ? String(cString: strerror(errno)) : "it became shorter while it was sent"
        failure.withLock { $0 = "\(name) cannot be read: \(why)" }
        throw CommandFailure(why)
      }
      filled += count
    }
    return bytes
  }

  private static func append(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
