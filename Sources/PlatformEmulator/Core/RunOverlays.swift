import Synchronization

/// What tests did to the logs of runs, on top of what their scripts print. Lasts as long as the
/// emulator.
final class RunOverlays: Sendable {
  /// Lines that were put in when the script had printed `position` lines.
  private struct Insertion {
    var position: Int
    var lines: [String]
  }

  private struct Overlay {
    var insertions: [Insertion] = []
    /// How many lines of the script the log was thrown away for and written anew.
    var rewrittenLines = 0
    var rewrites = 0
  }

  private let overlays = Mutex<[String: Overlay]>([:])

  func append(_ lines: [String], to run: String, position: Int) {
    overlays.withLock {
      $0[run, default: Overlay()].insertions.append(Insertion(position: position, lines: lines))
    }
  }

  /// Everything printed so far is thrown away and replaced by fewer, other lines.
  func rewrite(_ run: String, position: Int) {
    overlays.withLock {
      $0[run, default: Overlay()].rewrittenLines = position
      $0[run, default: Overlay()].rewrites += 1
      $0[run, default: Overlay()].insertions.removeAll { $0.position <= position }
    }
  }

  func isEmpty(_ run: String) -> Bool {
    overlays.withLock { $0[run] == nil }
  }

  /// The log as it now reads.
  func applied(to lines: [String], of run: String) -> [String] {
    guard let overlay = overlays.withLock({ $0[run] }) else { return lines }
    var result: [String] = []
    if overlay.rewrites > 0 {
      result.append("--- log restarted (\(overlay.rewrites)) ---")
      result += lines.prefix(overlay.rewrittenLines / 2).map { "[restored] " + $0 }
    }
    var position = overlay.rewrittenLines
    for insertion in overlay.insertions {
      let end = min(insertion.position, lines.count)
      if end > position {
        result += lines[position..<end]
        position = end
      }
      result += insertion.lines
    }
    return position < lines.count ? result + lines[position...] : result
  }
}
