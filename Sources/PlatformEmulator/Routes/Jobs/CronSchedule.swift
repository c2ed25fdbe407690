/// The five fields of a cron line: minute, hour, day of the month, month, day of the week; in UTC.
///
/// Source: POST /v2/jobs, `schedule`: `0 0 1 * *`. Lists, ranges, steps and English names are those
/// of every cron; the reference does not tell.
struct CronSchedule: Hashable, Sendable {
  private let minutes: [Int]
  private let hours: [Int]
  private let days: Set<Int>
  private let months: Set<Int>
  /// 0 is Sunday.
  private let weekdays: Set<Int>
  /// If both kinds of days are restricted, either is enough.
  private let eitherDay: Bool

  /// Nil for text that is no cron line.
  init?(_ text: String) {
    let fields = text.split(separator: " ").map { $0.uppercased() }
    guard fields.count == 5, let minutes = Self.values(fields[0], 0...59),
      let hours = Self.values(fields[1], 0...23), let days = Self.values(fields[2], 1...31),
      let months = Self.values(fields[3], 1...12, Self.monthNames),
      let weekdays = Self.values(fields[4], 0...7, Self.weekdayNames)
    else { return nil }
    self.minutes = minutes.sorted()
    self.hours = hours.sorted()
    self.days = days
    self.months = months
    self.weekdays = Set(weekdays.map { $0 % 7 })
    eitherDay = !Self.isOpen(fields[2]) && !Self.isOpen(fields[4])
  }

  /// The first time after `time` at which it fires, in milliseconds since 1970; nil if there is none
  /// within eight years, as for the 30th of February.
  func next(after time: Int64) -> Int64? {
    let first = time - time % CalendarDate.millisecondsPerDay
    for day in 0..<2923 {
      let midnight = first + Int64(day) * CalendarDate.millisecondsPerDay
      guard fires(onDayAt: midnight) else { continue }
      for hour in hours {
        for minute in minutes {
          let moment = midnight + Int64(hour * 60 + minute) * 60_000
          if moment > time { return moment }
        }
      }
    }
    return nil
  }

  private func fires(onDayAt midnight: Int64) -> Bool {
    let date = CalendarDate(milliseconds: midnight)
    guard months.contains(date.month) else { return false }
    let day = days.contains(date.day)
    let weekday = weekdays.contains(date.weekday)
    return eitherDay ? day || weekday : day && weekday
  }

  private static let monthNames = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
  private static let weekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]

  private static func isOpen(_ field: String) -> Bool {
    field == "*" || field == "?"
  }

  private static func values(
    _ field: String, _ range: ClosedRange<Int>, _ names: [String] = []
  ) -> Set<Int>? {
    var values: Set<Int> = []
    for part in field.split(separator: ",", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard pieces.count <= 2, let step = pieces.count == 2 ? Int(pieces[1]) : 1, step > 0,
        let span = span(pieces[0], range, names, isOpenEnded: pieces.count == 2)
      else { return nil }
      values.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
    }
    return values.isEmpty ? nil : values
  }

  /// `*`, `5`, `1-5` or `MON-FRI`; with a step, `5` goes on to the end.
  private static func span(
    _ text: String, _ range: ClosedRange<Int>, _ names: [String], isOpenEnded: Bool
  ) -> ClosedRange<Int>? {
    if isOpen(text) { return range }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end in
      Int(end) ?? names.firstIndex { $0 == end }.map { $0 + range.lowerBound }
    }
    guard ends.count <= 2, let first = ends[0], range.contains(first) else { return nil }
    guard ends.count == 2 else { return first...(isOpenEnded ? range.upperBound : first) }
    guard let last = ends[1], range.contains(last), first <= last else { return nil }
    return first...last
  }
}
