/// Times as HTTP writes them (RFC 9110, 5.6.7; RFC 1123).
enum HTTPDate {
  /// `Thu, 30 Jul 2020 08:40:15 GMT` of a time in milliseconds since 1970.
  static func text(_ milliseconds: Int64) -> String {
    let date = CalendarDate(milliseconds: milliseconds)
    let time = [date.hour, date.minute, date.second].map(twoDigits).joined(separator: ":")
    return "\(weekdays[date.weekday]), \(twoDigits(date.day)) \(months[date.month - 1]) "
      + "\(date.year) \(time) GMT"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}
