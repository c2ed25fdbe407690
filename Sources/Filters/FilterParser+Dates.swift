/// Dates in filters: `modified>=2026-03-01`, `created:2026-03`, `modified:2026-03-01..2026-03-15`.
///
/// A date is all of its year, month, day or minute, where the person is: `>` begins after it.
extension FilterParser {
  /// In milliseconds; nil if it is no date, or not finished yet.
  func moments(_ sign: String, _ value: Substring) -> ClosedRange<Int64>? {
    let (first, last) = (Int64.min + 1, Int64.max)
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
    guard let date = parts.first?.split(separator: "-", omittingEmptySubsequences: false),
      parts.count < 3, (1...3).contains(date.count), date[0].count == 4,
      date.dropFirst().allSatisfy({ $0.count == 2 }),
      date.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(date[0]), (1...9_998).contains(year)
    else { return nil }
    let numbers = date.compactMap { Int($0) }
    guard numbers.count == date.count else { return nil }
    let month = numbers.count > 1 ? numbers[1] : 1
    let number = numbers.count > 2 ? numbers[2] : 1
    guard (1...12).contains(month), (1...Calendar.days(in: month, of: year)).contains(number)
    else { return nil }
    let day = start(year, month, number)
    switch (parts.count, date.count) {
    case (2, 3): return minute(String(parts[1]), of: day)
    case (1, 3): return moments(day, day + Calendar.day)
    case (1, 2):
      return moments(day, start(month == 12 ? year + 1 : year, month % 12 + 1, 1))
    case (1, 1): return moments(day, start(year + 1, 1, 1))
    default: return nil
    }
  }

  /// The moments between two times on the person's clock, each as if it were UTC.
  private func moments(_ start: Int64, _ end: Int64) -> Range<Int64> {
    let (first, last) = (moment(start), moment(end))
    // Of an hour that is left out, the moment at which it would begin.
    return first..<max(first + 1, last)
  }

  /// When a day begins, as if the clock showed UTC.
  private func start(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    Int64(Calendar.days(to: year, month, day)) * Calendar.day
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

/// The proleptic Gregorian calendar, as far as filters need it.
///
/// Source: days from civil and back, as in the C++20 calendar (H. Hinnant, chrono-compatible
/// low-level date algorithms).
enum Calendar {
  /// Milliseconds.
  static let day: Int64 = 86_400_000

  /// Days from 1970-01-01; years from 1 on.
  static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (year / 400, year % 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func days(in month: Int, of year: Int) -> Int {
    days(to: month == 12 ? year + 1 : year, month % 12 + 1, 1) - days(to: year, month, 1)
  }

  /// `2026-03-01T09:41:07Z`, the second that a moment of the years 1 to 9,999 lies in.
  static func iso(second moment: Int64) -> String {
    let seconds = moment >= 0 ? moment / 1_000 : (moment - 999) / 1_000
    let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let rest = Int(seconds) - days * 86_400
    let shifted = days + 719_468
    let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(two(year / 100))\(two(year % 100))-\(two(month))-"
      + "\(two(dayOfYear - (153 * part + 2) / 5 + 1))T"
      + "\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
