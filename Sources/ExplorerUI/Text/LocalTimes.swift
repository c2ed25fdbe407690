import PlatformModel

/// Moments as a clock on the user's wall shows them.
struct LocalTimes: Hashable, Sendable {
  let now: Timestamp
  /// The clock of the user's place.
  let zone: Zone

  /// `09:41`, or the day too if it is not today's.
  func short(_ moment: Timestamp) -> String {
    let date = CivilDate(timestamp: moment, in: zone)
    let time = String(date.isoTime.prefix(5))
    let today = CivilDate(timestamp: now, in: zone)
    return date.isoDay == today.isoDay ? time : "\(date.isoDay) \(time)"
  }

  /// `09:41` today, `Nov 29 09:41` on another day of the year, `2025-11-29` in another.
  func day(_ moment: Timestamp) -> String {
    let date = CivilDate(timestamp: moment, in: zone)
    let today = CivilDate(timestamp: now, in: zone)
    guard date.year == today.year else { return date.isoDay }
    let time = String(date.isoTime.prefix(5))
    guard date.isoDay != today.isoDay else { return time }
    return "\(Self.months[date.month - 1]) \(date.day < 10 ? " " : "")\(date.day) \(time)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `09:41:07`
  func time(_ moment: Timestamp) -> String {
    CivilDate(timestamp: moment, in: zone).isoTime
  }

  /// `2026-11-21 09:41`
  func iso(_ moment: Timestamp) -> String {
    let date = CivilDate(timestamp: moment, in: zone)
    return "\(date.isoDay) \(date.isoTime.prefix(5))"
  }

  /// How long ago: `2 h`, `3 d`; a moment that is still to come counts as now.
  func age(_ moment: Timestamp) -> String {
    DurationText.short(now - moment)
  }

  /// `2 h ago`, or `just now`.
  func ago(_ moment: Timestamp) -> String {
    now - moment < .seconds(1) ? "just now" : "\(age(moment)) ago"
  }
}
