/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
///
/// The platforms write moments in several ways (epoch milliseconds, ISO 8601 with and without
/// milliseconds); all of them fit here without loss of what they say. What is beyond all moments is the
/// last one, or the first: a platform may write any number.
public struct Timestamp: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.milliseconds < b.milliseconds
  }

  public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
    let (span, isTooLong) = later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    return .milliseconds(isTooLong ? (later < earlier ? .min : .max) : span)
  }

  public static func + (moment: Timestamp, duration: Duration) -> Timestamp {
    let parts = duration.components
    let limit: Int64 = duration < .zero ? .min : .max
    let (span, isTooLong) = parts.seconds.multipliedReportingOverflow(by: 1_000)
    let whole = isTooLong ? limit : span
    let (sum, isTooLate) = moment.milliseconds.addingReportingOverflow(whole)
    let (exact, isBeyond) = sum.addingReportingOverflow(parts.attoseconds / 1_000_000_000_000_000)
    return Timestamp(milliseconds: isTooLong || isTooLate || isBeyond ? limit : exact)
  }
}

extension Timestamp {
  /// Reads `2020-07-21T13:01:44.095Z`, `2020-07-21T13:01:44Z` and offsets such as `+02:00`.
  ///
  /// Nil for anything else, the empty string of a job that never ran among it.
  public init?(iso text: String) {
    var reader = ISOReader(text.utf8)
    guard let milliseconds = reader.milliseconds() else { return nil }
    self.init(milliseconds: milliseconds)
  }

  /// The moment in UTC, with milliseconds: `2020-07-21T13:01:44.095Z`.
  public var iso: String {
    let date = CivilDate(timestamp: self, offset: 0)
    let millis = Int(((milliseconds % 1_000) + 1_000) % 1_000)
    return "\(date.isoDay)T\(date.isoTime).\(padded(millis, to: 3))Z"
  }
}

/// A moment as a calendar shows it, in the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int
  public var hour: Int
  public var minute: Int
  public var second: Int

  /// `offset` is that of the place from UTC, in seconds, at this moment.
  public init(timestamp: Timestamp, offset: Int) {
    let seconds = floorDivide(timestamp.milliseconds, 1_000) + Int64(offset)
    let days = floorDivide(seconds, 86_400)
    let rest = Int(seconds - days * 86_400)
    (year, month, day) = civil(fromDays: Int(days))
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// `2026-11-21`
  public var isoDay: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// `09:41:07`
  public var isoTime: String {
    "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
  }
}

private struct ISOReader {
  private var bytes: String.UTF8View.Iterator
  private var next: UInt8?

  init(_ text: String.UTF8View) {
    bytes = text.makeIterator()
    next = bytes.next()
  }

  mutating func milliseconds() -> Int64? {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2),
      take("T") || take(" "), let hour = digits(2), take(":"), let minute = digits(2), take(":"),
      let second = digits(2), (1...12).contains(month), (1...31).contains(day), hour < 25,
      minute < 60, second < 61
    else { return nil }
    let fraction = take(".") || take(",") ? self.fraction() : 0
    guard let offset = offset(), next == nil else { return nil }
    let days = Int64(days(year: year, month: month, day: day))
    let seconds = days * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
    return seconds * 1_000 + Int64(fraction)
  }

  /// Seconds east of UTC; nil if what stands there is no offset.
  private mutating func offset() -> Int? {
    if next == nil || take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = digits(2) else { return nil }
    _ = take(":")
    return sign * (hours * 3_600 + (digits(2) ?? 0) * 60)
  }

  private mutating func fraction() -> Int {
    var value = 0
    var scale = 100
    while let digit = digit() {
      value += digit * scale
      scale /= 10
    }
    return value
  }

  private mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  private mutating func digit() -> Int? {
    guard let byte = next, (0x30...0x39).contains(byte) else { return nil }
    next = bytes.next()
    return Int(byte - 0x30)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    next = bytes.next()
    return true
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let text = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - text.utf8.count))
  return (number < 0 ? "-" : "") + zeros + text
}

private func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  a % b < 0 ? a / b - 1 : a / b
}

/// Days since 1970-01-01. The era arithmetic counts years from March, so that a leap day is last.
private func days(year: Int, month: Int, day: Int) -> Int {
  let year = month <= 2 ? year - 1 : year
  let era = (year >= 0 ? year : year - 399) / 400
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

private func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthFromMarch = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
  let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}
