import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How far a bulk command is, on one line of standard error; only on a terminal.
final class BulkProgress {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var failed = 0

  /// - Parameter isShown: whether standard error is a terminal.
  init(total: Int, isShown: Bool = isatty(STDERR_FILENO) == 1) {
    self.total = total
    self.isShown = isShown
  }

  /// One more item has ended; `left` is how long the others will take.
  func step(isFailure: Bool, left: Duration) {
    done += 1
    if isFailure { failed += 1 }
    show(Self.line(done: done, failed: failed, total: total, left: left))
  }

  /// Takes the line away.
  func end() {
    if isShown { Console.putError("\r\u{1B}[K") }
  }

  private func show(_ line: String) {
    if isShown { Console.putError("\r\(line)\u{1B}[K") }
  }

  /// `█████░░░░░░░░░░░░░░░ 57/200, 2 failed, about 3 min left`
  static func line(done: Int, failed: Int, total: Int, left: Duration) -> String {
    let width = 20
    let full = total > 0 ? done * width / total : width
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let failures = failed > 0 ? ", \(failed) failed" : ""
    let rest = done < total ? ", about \(BulkPlan.words(left)) left" : ""
    return "\(bar) \(done)/\(total)\(failures)\(rest)"
  }
}
