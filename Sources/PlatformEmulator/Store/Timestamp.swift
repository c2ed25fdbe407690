/// Reads times as people and the platform write them.
enum Timestamp {
  /// Milliseconds since 1970 of `2026-11-20T09:41:07[.123]Z`, or of any beginning of it
  /// (`2026`, `2026-11`, …): the first moment that it stands for. Nil for other text.
  static func milliseconds(_ text: String) -> Int64? {
    span(text)?.lowerBound
  }

  /// All moments that such a text stands for: a year, a month, a day, …, a millisecond.
  static func span(_ text: String) -> Range<Int64>? {
    let fields = text.split { "-:.TtZz ".contains($0) }
    guard (1...7).contains(fields.count), fields.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      fields[0].count == 4
    else { return nil }
    var numbers = fields.compactMap { Int($0) }
    guard numbers.count == fields.count else { return nil }
    if fields.count == 7 {
      numbers[6] = Int((fields[6] + "00").prefix(3)) ?? 0
    }
    guard let start = moment(numbers) else { return nil }
    let end: Int64?
    switch numbers.count {
    case 1: end = moment([numbers[0] + 1])
    case 2: end = moment(numbers[1] == 12 ? [numbers[0] + 1, 1] : [numbers[0], numbers[1] + 1])
    case 3: end = start + CalendarDate.millisecondsPerDay
    case 4: end = start + 3_600_000
    case 5: end = start + 60_000
    case 6: end = start + 1000
    default: end = start + 1
    }
    return end.map { start..<$0 }
  }

  private static func moment(_ numbers: [Int]) -> Int64? {
    let fields = numbers + [0, 1, 1, 0, 0, 0, 0].dropFirst(numbers.count)
    guard (1...12).contains(fields[1]), (1...31).contains(fields[2]), fields[3] < 24,
      fields[4] < 60, fields[5] < 61
    else { return nil }
    // Civil date to days, counted from 0000-03-01 in eras of 400 years (H. Hinnant).
    let year = fields[1] <= 2 ? fields[0] - 1 : fields[0]
    let era = year / 400
    let month = (fields[1] + 9) % 12
    let dayOfYear = (153 * month + 2) / 5 + fields[2] - 1
    let yearOfEra = year - era * 400
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = Int64(era * 146_097 + dayOfEra - 719_468)
    let seconds = Int64(fields[3] * 3600 + fields[4] * 60 + fields[5])
    return days * CalendarDate.millisecondsPerDay + seconds * 1000 + Int64(fields[6])
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
