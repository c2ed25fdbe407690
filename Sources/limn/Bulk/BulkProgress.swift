import Foundation
import PlatformModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How far a bulk command is, on one line of standard error; only on a terminal.
final class BulkProgress {
  private let total: Int
  private let put: ((String) -> Void)?
  private var done = 0
  private var failed = 0

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// - Parameter put: takes what is drawn; nil where nobody looks.
  init(total: Int, put: ((String) -> Void)?) {
    self.total = total
    self.put = put
  }

  /// One more item has ended; `left` is how long the others will take.
  func step(isFailure: Bool, left: Duration) {
    done += 1
    if isFailure { failed += 1 }
    put?("\r\(Self.line(done: done, failed: failed, total: total, left: left))\u{1B}[K")
  }

  /// Takes the line away, so that another can be written in its place.
  func hide() {
    put?("\r\u{1B}[K")
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
