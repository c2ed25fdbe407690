/// When a job runs by itself, in UTC.
enum JobSchedule: Hashable, Sendable {
  case hourly(minute: Int)
  case daily(hour: Int, minute: Int)
  /// 0 is Sunday.
  case weekly(weekday: Int, hour: Int, minute: Int)
  case monthly(day: Int, hour: Int, minute: Int)

  /// The five fields of a cron line, as `schedule` of a job has them.
  var cron: String {
    switch self {
    case .hourly(let minute): "\(minute) * * * *"
    case .daily(let hour, let minute): "\(minute) \(hour) * * *"
    case .weekly(let weekday, let hour, let minute): "\(minute) \(hour) * * \(weekday)"
    case .monthly(let day, let hour, let minute): "\(minute) \(hour) \(day) * *"
    }
  }

  /// The times it fired in `days` days before `now`, oldest first, in milliseconds since 1970.
  func times(before now: Int64, days: Int) -> [Int64] {
    let start = Self.midnight(now) - Int64(days) * CalendarDate.millisecondsPerDay
    return times(from: start, days: days + 1).filter { $0 < now }
  }

  /// The next few times it will fire.
  func times(after now: Int64, count: Int) -> [Int64] {
    let found = times(from: Self.midnight(now), days: count * 31 + 1).lazy.filter { $0 > now }
    return Array(found.prefix(count))
  }

  private func times(from midnight: Int64, days: Int) -> [Int64] {
    (0..<days).flatMap { day in
      times(onDayAt: midnight + Int64(day) * CalendarDate.millisecondsPerDay)
    }
  }

  private func times(onDayAt midnight: Int64) -> [Int64] {
    let date = CalendarDate(milliseconds: midnight)
    switch self {
    case .hourly(let minute):
      return (0..<24).map { midnight + Self.offset($0, minute) }
    case .daily(let hour, let minute):
      return [midnight + Self.offset(hour, minute)]
    case .weekly(let weekday, let hour, let minute):
      return date.weekday == weekday ? [midnight + Self.offset(hour, minute)] : []
    case .monthly(let day, let hour, let minute):
      return date.day == day ? [midnight + Self.offset(hour, minute)] : []
    }
  }

  private static func midnight(_ time: Int64) -> Int64 {
    time - time % CalendarDate.millisecondsPerDay
  }

  private static func offset(_ hour: Int, _ minute: Int) -> Int64 {
    Int64(hour * 60 + minute) * 60_000
  }
}
