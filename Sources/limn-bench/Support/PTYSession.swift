import CPseudoTerminal
import Foundation

/// A program on a terminal of its own, whose keys we press and whose output we read.
final class PTYSession {
  let process: pid_t
  private let terminal: Int32
  private let started: ContinuousClock.Instant
  /// Everything the program wrote since the last `forget()`.
  private(set) var output: [UInt8] = []
  private var isOver = false

  init(
    _ path: String, _ arguments: [String], environment: [String: String],
    directory: String? = nil, columns: Int, rows: Int
  ) throws {
    var device = [CChar](repeating: 0, count: 256)
    terminal = cpt_open(Int32(columns), Int32(rows), &device, device.count)
    guard terminal >= 0 else { throw BenchError("there is no terminal to be had") }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    started = Stopwatch.now
    process = cpt_spawn(path, &words, &variables, directory, device)
    guard process > 0 else {
      close(terminal)
      throw BenchError("\(path) did not start: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    end()
  }

  /// Ends the program and waits for its end.
  func end() {
    guard !isOver else { return }
    isOver = true
    kill(process, SIGTERM)
    // What it says while it ends has to be read, or it would wait for us.
    while read(within: .milliseconds(500)) > 0 {}
    kill(process, SIGKILL)
    _ = cpt_wait(process)
    close(terminal)
  }

  func press(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(terminal, bytes, bytes.count)
  }

  func forget() {
    output = []
  }

  /// Reads what is there, waiting at most so long for it; returns the number of bytes.
  @discardableResult
  func read(within duration: Duration) -> Int {
    guard waitForOutput(within: duration) else { return 0 }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(terminal, &bytes, bytes.count)
    guard count > 0 else { return 0 }
    output += bytes[..<count]
    return count
  }

  /// True as soon as there is something to read.
  func waitForOutput(within duration: Duration) -> Bool {
    var waited = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    return poll(&waited, 1, Int32(duration.milliseconds.rounded(.up))) > 0
  }

  /// Reads until nothing came for so long; returns the number of bytes.
  @discardableResult
  func readUntilQuiet(for duration: Duration) -> Int {
    var total = 0
    while true {
      let count = read(within: duration)
      guard count > 0 else { return total }
      total += count
    }
  }

  /// Reads until `text` was written; returns how long after the start that was.
  func wait(for text: String, within limit: Duration = .seconds(20)) throws -> Duration {
    let wanted = Array(text.utf8)
    let deadline = Stopwatch.now + limit
    while !output.contains(wanted) {
      guard Stopwatch.now < deadline else {
        throw BenchError("'\(text)' did not appear; there was: \(readableOutput)")
      }
      read(within: .milliseconds(100))
    }
    return Stopwatch.now - started
  }

  private var readableOutput: String {
    let text = String(decoding: output.suffix(2_000), as: UTF8.self)
    return String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
  }
}
