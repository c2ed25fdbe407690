import PlatformModel

/// Dates in filters: `modified>=2026-03-01`, `created:2026-03`, `modified:2026-03-01..2026-03-15`.
///
/// A date is all of its year, month, day or minute, where the person is: `>` begins after it.
extension FilterParser {
  /// Nil if it is none, or not finished yet.
  func dated(_ field: FilterField, _ rest: Substring) -> FilterTerm.Kind? {
    guard field == .modified || field == .created else { return nil }
    return moments(rest).map { .dated(field, $0) }
  }

  private func moments(_ rest: Substring) -> ClosedRange<Int64>? {
    let (first, last) = (Int64.min + 1, Int64.max)
    let signs = [">=", "<=", ">", "<", ":", "="]
    guard let sign = signs.first(where: { rest.hasPrefix($0) }) else { return nil }
    let value = rest.dropFirst(sign.count)
    if [":", "="].contains(sign), let dots = value.firstRange(of: "..") {
      let ends = (value[..<dots.lowerBound], value[dots.upperBound...])
      let (start, end) = (period(ends.0), period(ends.1))
      // An end that is left open is open; one that is no date is not understood.
      guard ends.0.isEmpty != (start != nil), ends.1.isEmpty != (end != nil),
        start != nil || end != nil
      else { return nil }
      let (from, to) = (start?.lowerBound ?? first, end.map { $0.upperBound - 1 } ?? last)
      return from <= to ? from...to : nil
    }
    guard let period = period(value) else { return nil }
    return switch sign {
    case ">=": period.lowerBound...last
    case ">": period.upperBound...last
    case "<=": first...(period.upperBound - 1)
    case "<": first...(period.lowerBound - 1)
    default: period.lowerBound...(period.upperBound - 1)
    }
  }

  /// `2026`, `2026-03`, `2026-03-01` or `2026-03-01T09:30`, in milliseconds.
  private func period(_ text: Substring) -> Range<Int64>? {
    let parts = text.uppercased().split(separator: "T", omittingEmptySubsequences: false)
    let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count < 3, (1...3).contains(date.count), date[0].count == 4,
      date.dropFirst().allSatisfy({ $0.count == 2 }),
      date.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(date[0]), (1...9_998).contains(year)
    else { return nil }
    let month = date.count > 1 ? Int(date[1]) ?? 0 : 1
    guard let day = start(year, month, date.count > 2 ? String(date[2]) : "01") else { return nil }
    switch (parts.count, date.count) {
    case (2, 3): return minute(String(parts[1]), of: day)
    case (1, 3): return moments(day, day + 86_400_000)
    case (1, 2):
      return start(month == 12 ? year + 1 : year, month % 12 + 1, "01").map { moments(day, $0) }
    case (1, 1): return start(year + 1, 1, "01").map { moments(day, $0) }
    default: return nil
    }
  }

  /// The moments between two times on the person's clock, each in milliseconds as if it were UTC.
  private func moments(_ start: Int64, _ end: Int64) -> Range<Int64> {
    let (first, last) = (moment(start), moment(end))
    // Of an hour that is left out, the moment at which it would begin.
    return first..<max(first + 1, last)
  }

  private func moment(_ time: Int64) -> Int64 {
    zone.moment(showing: Timestamp(milliseconds: time)).milliseconds
  }

  /// When a day begins, in milliseconds as if the clock showed UTC.
  private func start(_ year: Int, _ month: Int, _ day: String) -> Int64? {
    let digits = String(year + 10_000).dropFirst()
    let text = "\(digits)-\(month < 10 ? "0" : "")\(month)-\(day)T00:00:00Z"
    guard let moment = Timestamp(iso: text), moment.iso.hasPrefix(text.prefix(10)) else {
      return nil
    }
    return moment.milliseconds
  }

  private func minute(_ text: String, of day: Int64) -> Range<Int64>? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int64(parts[0]),
      let minute = Int64(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    let start = day + (hour * 60 + minute) * 60_000
    return moments(start, start + 60_000)
  }
}
