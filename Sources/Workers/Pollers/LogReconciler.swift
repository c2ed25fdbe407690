import PlatformModel

/// Makes one growing log out of looks that may each show only a part of it.
///
/// The log call knows a `limit` and a total, no offset, and does not say whether `limit` keeps the
/// head or the tail. What was delivered is remembered by its number of lines, its first lines and
/// its last lines; each look is laid over that. Where it cannot be laid, a larger look is asked for;
/// where the platform will not give one, the gap is counted; where it contradicts what was
/// delivered, the log was rewritten. The last line is let change: what is being written grows, and a
/// progress bar is written over.
struct LogReconciler {
  enum Step: Equatable {
    /// Look again at once with this limit.
    case ask(limit: Int)
    case deliver(Delivery)
  }

  struct Delivery: Equatable {
    var lines: [String] = []
    var missingBefore = 0
    var replacesAll = false
    /// The text the last line delivered before has now; nil if it is as it was.
    var lastLine: String?
  }

  /// Lines delivered, those counted as missing included.
  private(set) var position = 0
  /// The part of the log that `limit` keeps, once a look has shown it.
  private(set) var keeps: Kept = .unknown
  /// The largest answer the platform gave although more was asked for.
  private var cap: Int?
  private var head: [String] = []
  private var tail: [String] = []
  private var growth = 0
  /// A capped first look, while a smaller one shows which end of the log it is.
  private var probed: LogPage?

  enum Kept { case unknown, head, tail }

  private static let remembered = 256
  private static let slack = 1_000

  /// The number of lines to ask for in the next look.
  var limit: Int {
    let wanted =
      keeps == .tail ? max(Self.slack, growth * 2 + Self.remembered) : position + Self.slack
    return cap.map { min($0, wanted) } ?? wanted
  }

  /// Lays one look, asked with `limit`, over what was delivered.
  mutating func take(_ page: LogPage, limit: Int) -> Step {
    let total = page.total ?? (page.lines.count < limit ? page.lines.count : nil)
    guard let total else { return takeWithoutTotal(page.lines, limit: limit) }
    if page.lines.count >= total { return takeWhole(page.lines) }
    if total < position { return takePart(ofNew: page.lines, total: total, limit: limit) }
    return takePart(page.lines, total: total, limit: limit)
  }

  private mutating func takeWhole(_ lines: [String]) -> Step {
    guard lines.count >= position, agrees(lines, from: 0) else { return replace(with: lines) }
    return append(lines[position...], last: last(in: lines, from: 0), missing: 0)
  }

  /// The look shows `lines` of `total`; which ones is to be found out.
  private mutating func takePart(_ lines: [String], total: Int, limit: Int) -> Step {
    if let whole = probed.take() { return settle(whole, byProbe: lines) }
    let start = total - lines.count
    let isHead = !head.isEmpty && lines.starts(with: settledHead.prefix(lines.count))
    if start < position, keeps != .head, agrees(lines, from: start) {
      if !isHead { keeps = .tail }
      return append(lines[(position - start)...], last: last(in: lines, from: start), missing: 0)
    }
    // Everything at once would settle it; only a platform that refuses is worth guessing about.
    if limit < total, cap == nil { return .ask(limit: total + Self.slack) }
    if lines.count < limit { cap = max(lines.count, 2) }
    if keeps == .unknown, position == 0, lines.count > 1 {
      probed = LogPage(lines: lines, total: total)
      return .ask(limit: lines.count / 2)
    }
    if keeps == .unknown { keeps = isHead ? .head : .tail }
    return takeKept(lines, total: total)
  }

  /// A smaller look shows from which end the platform cuts.
  private mutating func settle(_ whole: LogPage, byProbe lines: [String]) -> Step {
    keeps =
      whole.lines.starts(with: lines) && !whole.lines.suffix(lines.count).elementsEqual(lines)
      ? .head : .tail
    return takeKept(whole.lines, total: whole.total ?? whole.lines.count)
  }

  private mutating func takeKept(_ lines: [String], total: Int) -> Step {
    if keeps == .head { return takeHead(lines, total: total) }
    let start = total - lines.count
    if start < position { return replace(with: lines, missing: start) }
    return append(lines[...], missing: start - position)
  }

  /// Fewer lines than were delivered: the log was begun anew.
  private mutating func takePart(ofNew lines: [String], total: Int, limit: Int) -> Step {
    if limit < total, cap == nil { return .ask(limit: total + Self.slack) }
    return replace(with: lines, missing: keeps == .head ? 0 : total - lines.count)
  }

  /// A platform that gives only the first lines and no more: what is beyond cannot be had.
  private mutating func takeHead(_ lines: [String], total: Int) -> Step {
    guard lines.starts(with: settledHead.prefix(lines.count)) else { return replace(with: lines) }
    let last = last(in: lines, from: 0)
    if position < lines.count { return append(lines[position...], last: last, missing: 0) }
    return append([], last: last, missing: max(0, total - position))
  }

  /// A platform that does not count: the look is laid where the remembered tail ends in it.
  private mutating func takeWithoutTotal(_ lines: [String], limit: Int) -> Step {
    guard !tail.isEmpty else { return append(lines[...], missing: 0) }
    let window = Array(tail.suffix(64))
    if let end = lastEnd(of: window, in: lines) { return append(lines[end...], missing: 0) }
    if let end = lastEnd(of: window.dropLast(), in: lines), end < lines.count,
      lines[end].hasPrefix(tail.last ?? "")
    {
      return append(lines[(end + 1)...], last: lines[end], missing: 0)
    }
    if cap == nil, lines.count >= limit, limit < 1_000_000 { return .ask(limit: limit * 4) }
    return replace(with: lines)
  }

  private func lastEnd(of window: some BidirectionalCollection<String>, in lines: [String]) -> Int?
  {
    guard window.count <= lines.count, let last = window.last else { return nil }
    var end = lines.count
    while end >= window.count {
      if lines[end - 1] == last, lines[(end - window.count)..<end].elementsEqual(window) {
        return end
      }
      end -= 1
    }
    return nil
  }

  /// True if `lines`, the first of which is number `start`, does not contradict what is remembered.
  ///
  /// The last line may be another: one that is longer than it was, or, where those before it are seen to
  /// be the same, one that was written over.
  private func agrees(_ lines: [String], from start: Int) -> Bool {
    let head = settledHead
    let headOverlap = max(0, head.count - start)
    guard start >= head.count || lines.starts(with: head.suffix(headOverlap).prefix(lines.count))
    else { return false }
    let tailStart = max(start, position - tail.count)
    let count = position - tailStart
    guard count > 0 else { return start >= position || position == 0 }
    guard lines[(tailStart - start)...].starts(with: tail.suffix(count).dropLast()) else {
      return false
    }
    guard let last = last(in: lines, from: start), let before = tail.last else { return true }
    return last.hasPrefix(before) || count > 1
  }

  /// The first lines, without the one that may still change.
  private var settledHead: ArraySlice<String> {
    head.count == position ? head.dropLast() : head[...]
  }

  /// The text of the last line delivered as it is now; nil if it is the same, or not among `lines`.
  private func last(in lines: [String], from start: Int) -> String? {
    let index = position - 1 - start
    guard let before = tail.last, lines.indices.contains(index), lines[index] != before else {
      return nil
    }
    return lines[index]
  }

  private mutating func append(
    _ lines: ArraySlice<String>, last: String? = nil, missing: Int
  ) -> Step {
    growth = lines.count + missing
    if let last {
      if head.count == position { head[head.count - 1] = last }
      tail[tail.count - 1] = last
    }
    position += missing
    remember(lines)
    return .deliver(Delivery(lines: Array(lines), missingBefore: missing, lastLine: last))
  }

  private mutating func replace(with lines: [String], missing: Int = 0) -> Step {
    let isFirst = position == 0
    position = missing
    head = []
    tail = []
    remember(lines[...])
    return .deliver(Delivery(lines: lines, missingBefore: missing, replacesAll: !isFirst))
  }

  /// The lines from `position` on.
  private mutating func remember(_ lines: ArraySlice<String>) {
    if position == head.count {
      head.append(contentsOf: lines.prefix(Self.remembered - head.count))
    }
    position += lines.count
    tail.append(contentsOf: lines.suffix(Self.remembered))
    if tail.count > Self.remembered { tail.removeFirst(tail.count - Self.remembered) }
  }
}
