/// Durations as the interface writes them.
enum DurationText {
  /// `00:04:12`; hours are not folded into days, so that columns stay aligned.
  static func clock(_ duration: Duration) -> String {
    let seconds = max(0, Int(duration.components.seconds))
    return "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// The largest unit only: `now`, `42 s`, `12 min`, `2 h`, `3 d`, `2 y`.
  static func short(_ duration: Duration) -> String {
    let seconds = max(0, Int(duration.components.seconds))
    switch seconds {
    case ..<1: return "now"
    case ..<60: return "\(seconds) s"
    case ..<3_600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3_600) h"
    case ..<(365 * 86_400): return "\(seconds / 86_400) d"
    default: return "\(seconds / (365 * 86_400)) y"
    }
  }

  /// For calls: `38 ms`, `1.4 s`, `12 s`, `2 min`.
  static func precise(_ duration: Duration) -> String {
    let parts = duration.components
    let milliseconds = max(0, parts.seconds * 1_000 + parts.attoseconds / 1_000_000_000_000_000)
    switch milliseconds {
    case ..<1_000: return "\(milliseconds) ms"
    case ..<10_000: return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
    default: return short(.milliseconds(milliseconds))
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
