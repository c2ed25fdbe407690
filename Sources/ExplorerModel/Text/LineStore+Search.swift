public import Filters

extension LineStore {
  /// The first line from `start` on that has the text; nil if none has.
  public func firstMatch(of needle: LineNeedle, from start: Int = 0) -> Int? {
    let start = max(0, start)
    return matches(of: needle, in: start..<max(start, count), limit: 1).first
  }

  /// The last line before `end` that has the text; nil if none has.
  public func lastMatch(of needle: LineNeedle, before end: Int) -> Int? {
    let end = min(end, count)
    guard !needle.isEmpty, let last = slab(of: end - 1) else { return nil }
    for slab in slabs[...last].reversed() {
      let offset = slab.first - dropped
      var found: Int?
      slab.scan(needle, in: 0..<min(slab.count, end - offset)) {
        found = $0 + offset
        return true
      }
      if let found { return found }
    }
    return nil
  }

  /// The lines in `range` that have the text, in order, `limit` at most.
  public func matches(of needle: LineNeedle, in range: Range<Int>, limit: Int = .max) -> [Int] {
    let range = range.clamped(to: 0..<count)
    guard limit > 0, !needle.isEmpty, !range.isEmpty, let first = slab(of: range.lowerBound) else {
      return []
    }
    var found: [Int] = []
    for slab in slabs[first...] {
      let offset = slab.first - dropped
      guard offset < range.upperBound, found.count < limit else { break }
      let start = max(0, range.lowerBound - offset)
      slab.scan(needle, in: start..<min(slab.count, range.upperBound - offset)) {
        found.append($0 + offset)
        return found.count < limit
      }
    }
    return found
  }

  /// Whether one line has the text.
  public func isMatch(of needle: LineNeedle, at index: Int) -> Bool {
    withBytes(at: index) { needle.occurs(in: $0) } ?? false
  }
}

extension LineSlab {
  /// Runs through the text of many lines at once and tells those that match until `found` returns
  /// false. What is typed has no line end, so no match spans two lines.
  fileprivate func scan(_ needle: LineNeedle, in lines: Range<Int>, found: (Int) -> Bool) {
    guard !lines.isEmpty else { return }
    let end = range(of: lines.upperBound - 1).upperBound
    bytes.withUnsafeBytes { bytes in
      var finder = NeedleFinder(needle, in: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
      var position = Int(starts[lines.lowerBound])
      while let hit = finder.first(from: position) {
        let line = line(at: hit)
        guard found(line), line + 1 < lines.upperBound else { return }
        position = Int(starts[line + 1])
      }
    }
  }
}
