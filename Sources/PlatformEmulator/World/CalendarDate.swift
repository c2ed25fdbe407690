/// A moment as people write it, in UTC, worked out without any library: the world has hundreds of
/// thousands of them to write.
struct CalendarDate: Hashable, Sendable {
  static let millisecondsPerDay: Int64 = 86_400_000

  var year: Int
  /// 1 to 12.
  var month: Int
  /// 1 to 31.
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int
  var millisecond: Int
  /// 0 is Sunday, as in cron lines.
  var weekday: Int

  init(milliseconds: Int64) {
    let days = Self.floorDivide(milliseconds, Self.millisecondsPerDay)
    let rest = Int(milliseconds - days * Self.millisecondsPerDay)
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
    weekday = Int(days + 4 - Self.floorDivide(days + 4, 7) * 7)
    // Days to civil date, counted from 0000-03-01 in eras of 400 years (H. Hinnant).
    let shifted = days + 719_468
    let era = Self.floorDivide(shifted, 146_097)
    let dayOfEra = Int(shifted - era * 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
  }

  /// Appends `2026-11-20T09:41:07Z`, or `2026-11-20T09:41:07.123Z`.
  func write(into bytes: inout [UInt8], withMilliseconds: Bool) {
    Self.append(year, digits: 4, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.append(month, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.append(day, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    Self.append(hour, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(minute, digits: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(second, digits: 2, to: &bytes)
    if withMilliseconds {
      bytes.append(UInt8(ascii: "."))
      Self.append(millisecond, digits: 3, to: &bytes)
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  /// `2026-11-20T09:41:07Z` of a time in milliseconds since 1970.
  static func seconds(_ milliseconds: Int64) -> String {
    text(milliseconds, withMilliseconds: false)
  }

  /// `2026-11-20T09:41:07.123Z` of a time in milliseconds since 1970.
  static func milliseconds(_ milliseconds: Int64) -> String {
    text(milliseconds, withMilliseconds: true)
  }

  private static func text(_ milliseconds: Int64, withMilliseconds: Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    CalendarDate(milliseconds: milliseconds)
      .write(into: &bytes, withMilliseconds: withMilliseconds)
    return String(decoding: bytes, as: UTF8.self)
  }

  @inline(__always)
  private static func append(_ value: Int, digits: Int, to bytes: inout [UInt8]) {
    if digits >= 4 { bytes.append(UInt8(truncatingIfNeeded: 48 + value / 1000 % 10)) }
    if digits >= 3 { bytes.append(UInt8(truncatingIfNeeded: 48 + value / 100 % 10)) }
    bytes.append(UInt8(truncatingIfNeeded: 48 + value / 10 % 10))
    bytes.append(UInt8(truncatingIfNeeded: 48 + value % 10))
  }

  @inline(__always)
  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
