import Foundation
import JSON
import PlatformClient
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A session recorded as an HTTP archive (HAR 1.2), readable by its owner only.
///
/// The file is a whole document from the first call on: each call is written over the end of the
/// document together with a new end, in one write, so that a program that is killed leaves what it
/// did until then. Secrets are masked before anything is written.
final class TraceFile: Sendable {
  private static let end = Array("\n]}}\n".utf8)

  private struct State {
    /// Where the end of the document begins.
    var position: Int
    var isEmpty = true
    var problem: String?
  }

  private let path: String
  private let descriptor: Int32
  private let state: Mutex<State>

  /// Begins a new file, or an empty one. Throws `UsageProblem` if that is not possible, and if there
  /// is something in it: that may be all that is left of something.
  init(path: String) throws {
    self.path = path
    var info = stat()
    if stat(path, &info) == 0 {
      guard info.st_mode & S_IFMT == S_IFREG else {
        throw UsageProblem("--trace: \(path) is no file that can be written")
      }
      guard info.st_size == 0 else {
        throw UsageProblem(
          "--trace: \(path) is there already; say another name, or remove it first")
      }
    }
    // What is not there is made, and nothing else: a link that leads nowhere is left alone.
    let isThere = stat(path, &info) == 0
    descriptor = open(path, O_WRONLY | O_CLOEXEC | (isThere ? 0 : O_CREAT | O_EXCL), 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw UsageProblem("--trace: \(path) is a link that leads nowhere; say another name")
      }
      throw UsageProblem("--trace: \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    // One that was there before may have been readable for everybody.
    fchmod(descriptor, 0o600)
    let head = Array(
      #"{"log":{"version":"1.2","creator":{"name":"limn","version":"\#(Version.current)"},"entries":["#
        .utf8)
    state = Mutex(State(position: head.count))
    _ = Self.write(head + Self.end, to: descriptor, at: 0)
  }

  deinit {
    close(descriptor)
  }

  /// Records an exchange; what cannot be written is said once.
  func note(_ exchange: Exchange) {
    guard let call = exchange.recorded else { return }
    let entry = HAREntry(call).json.serializedBytes()
    let problem = state.withLock { state -> String? in
      guard state.problem == nil else { return nil }
      let bytes = Array(state.isEmpty ? "\n".utf8 : ",\n".utf8) + entry
      if let reason = Self.write(bytes + Self.end, to: descriptor, at: state.position) {
        state.problem = "the trace ends early: \(path) cannot be written: \(reason)"
        return state.problem
      }
      state.position += bytes.count
      state.isEmpty = false
      return nil
    }
    if let problem { Console.warn(problem) }
  }

  /// Returns why it could not be written; nil if it was.
  private static func write(_ bytes: [UInt8], to descriptor: Int32, at position: Int) -> String? {
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(position + done))
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return String(cString: strerror(errno)) }
      done += written
    }
    return nil
  }
}

extension TraceFile? {
  /// Hears of every exchange before `onExchange` does.
  func noting(
    _ onExchange: @escaping @Sendable (Exchange) -> Void
  ) -> @Sendable (Exchange) -> Void {
    guard let trace = self else { return onExchange }
    return { exchange in
      trace.note(exchange)
      onExchange(exchange)
    }
  }
}
