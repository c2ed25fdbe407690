import Filters

/// Which lines of a log are shown: those that have a text, or with `!` in front of it those that do
/// not.
public struct LineFilter: Hashable, Sendable {
  let needle: LineNeedle
  let isInverted: Bool

  public init(_ typed: String) {
    isInverted = typed.hasPrefix("!")
    needle = LineNeedle(isInverted ? String(typed.dropFirst()) : typed)
  }

  /// It lets every line through.
  public var isEmpty: Bool { needle.isEmpty }

  /// Whether one line is let through.
  public func matches(_ line: UnsafeRawBufferPointer) -> Bool {
    needle.occurs(in: line) != isInverted
  }
}

extension LineStore {
  /// The lines in `range` that a filter lets through, each with `context` lines around it, in order
  /// and once.
  public func matches(
    of filter: LineFilter, in range: Range<Int>, context: Int = 0
  ) -> [Int] {
    guard context > 0 else { return matches(of: filter, in: range) }
    let wider = max(0, range.lowerBound - context)..<min(count, range.upperBound + context)
    var shown: [Int] = []
    var next = range.lowerBound
    for match in matches(of: filter, in: wider) {
      let end = min(range.upperBound, match + context + 1)
      let start = max(next, match - context)
      guard start < end else { continue }
      shown.append(contentsOf: start..<end)
      next = end
    }
    return shown
  }

  private func matches(of filter: LineFilter, in range: Range<Int>) -> [Int] {
    let matches = matches(of: filter.needle, in: range)
    guard filter.isInverted else { return matches }
    var rest: [Int] = []
    rest.reserveCapacity(range.count - matches.count)
    var next = matches[...]
    for line in range {
      if next.first == line { next = next.dropFirst() } else { rest.append(line) }
    }
    return rest
  }
}
