import JSON

/// When a job starts by itself.
///
/// Source: POST /v2/jobs, `schedule` and `schedule_info`: a cron line, whether it repeats, and the
/// times after and before which it is triggered.
struct JobTimetable: Hashable, Sendable {
  /// Nil: once, at `start`.
  private let cron: CronSchedule?
  private let repeats: Bool
  private let start: Int64?
  private let end: Int64?

  /// Nil if the job does not start by itself.
  ///
  /// - Parameter job: `entity.job`.
  init?(_ job: JSONValue) {
    let info = job["schedule_info"]
    let text = job["schedule"]?.string ?? ""
    cron = CronSchedule(text)
    start = (info?["startOn"]?.int).map(Int64.init)
    end = (info?["endOn"]?.int).map(Int64.init)
    repeats = cron != nil && info?["repeat"]?.bool ?? true
    if cron == nil, !text.isEmpty || start == nil { return nil }
  }

  /// The first time, for a timetable that was set at `time`.
  func first(after time: Int64) -> Int64? {
    guard let cron else { return start.flatMap { $0 > time ? limited($0) : nil } }
    return cron.next(after: max(time, start.map { $0 - 1 } ?? time)).flatMap(limited)
  }

  /// The time after one at which it fired.
  func next(after fired: Int64) -> Int64? {
    repeats ? first(after: fired) : nil
  }

  /// The next few times, the first of which is known.
  func upcoming(_ first: Int64, count: Int) -> [Int64] {
    var times = [first]
    while times.count < count, let next = next(after: times[times.count - 1]) {
      times.append(next)
    }
    return times
  }

  private func limited(_ time: Int64) -> Int64? {
    time < end ?? .max ? time : nil
  }
}
