import ExplorerModel
import PlatformModel
import TerminalKit

/// A line of a log taken apart: when, how serious, and what.
struct LogLineText: Hashable, Sendable {
  /// `09:41:07`, local if the line says what place its time is of; nil if it has none.
  private(set) var time: String?
  private(set) var level: LogLevel?
  /// As the line has it: `WARN`.
  private(set) var word = ""
  /// What is left.
  private(set) var message: String

  /// `offset`: seconds the user's clock is east of UTC.
  init(_ line: String, offset: Int) {
    var rest = Substring(line)
    if let (time, length) = Self.time(at: rest, offset: offset) {
      self.time = time
      rest = rest.dropFirst(length)
    }
    if let (level, word, length) = Self.level(at: rest) {
      self.level = level
      self.word = word
      rest = rest.dropFirst(length)
    }
    message = String(rest)
    level = level ?? LogLevel.of(message)
  }

  func spans(showsTime: Bool) -> [Span] {
    var spans: [Span] = []
    if showsTime, let time { spans.append(Span("\(time) ", .logTime)) }
    if !word.isEmpty {
      let gap = String(repeating: " ", count: max(1, 6 - word.utf8.count))
      spans.append(Span(word + gap, levelStyle))
    }
    spans.append(Span(message, messageStyle))
    return spans
  }

  private var levelStyle: Style {
    switch level {
    case .error: Style.logError.bold
    case .warning: Style.logWarning.bold
    case .debug: .logDebug
    case .info, nil: .logInfo
    }
  }

  private var messageStyle: Style {
    switch level {
    case .error: .logError
    case .warning: .logWarning
    case .debug: .logDebug
    case .info: .text
    // Lines of a stack trace belong to the line above them.
    case nil: message.first == " " || message.first == "\t" ? .logDebug : .text
    }
  }

  // MARK: Taking apart

  /// The time a line begins with, and how many characters it takes with the spaces after it.
  private static func time(at line: Substring, offset: Int) -> (String, Int)? {
    let head = line.prefix(40)
    guard head.first?.isNumber == true else { return nil }
    let first = head.prefix { $0 != " " }
    if let moment = Timestamp(iso: String(first)), first.last == "Z" || hasOffset(first) {
      return (clock(moment, offset), first.count + spaces(line, after: first.count))
    }
    if first.count >= 19, isClock(first.dropFirst(11).prefix(8)) {
      return (String(first.dropFirst(11).prefix(8)), first.count + spaces(line, after: first.count))
    }
    let second = head.dropFirst(first.count + 1).prefix { $0 != " " }
    if isDay(first), isClock(second.prefix(8)) {
      let length = first.count + 1 + second.count
      return (String(second.prefix(8)), length + spaces(line, after: length))
    }
    guard isClock(first.prefix(8)), first.count <= 12 else { return nil }
    return (String(first.prefix(8)), first.count + spaces(line, after: first.count))
  }

  private static func clock(_ moment: Timestamp, _ offset: Int) -> String {
    CivilDate(timestamp: moment, offset: offset).isoTime
  }

  private static func hasOffset(_ text: Substring) -> Bool {
    text.count > 19 && text.dropFirst(19).contains { $0 == "+" || $0 == "-" }
  }

  private static func isDay(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 10 && (bytes[4] == 0x2d || bytes[4] == 0x2f) && bytes[7] == bytes[4]
  }

  private static func isClock(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[2] == 0x3a, bytes[5] == 0x3a else { return false }
    return [0, 1, 3, 4, 6, 7].allSatisfy { (0x30...0x39).contains(bytes[$0]) }
  }

  private static func spaces(_ line: Substring, after count: Int) -> Int {
    line.dropFirst(count).prefix { $0 == " " }.count
  }

  /// The level a line begins with, in brackets or not, and how many characters it takes.
  private static func level(at line: Substring) -> (LogLevel, String, Int)? {
    let isBracketed = line.first == "["
    let head = isBracketed ? line.dropFirst().prefix(9) : line.prefix(9)
    let word = head.prefix { $0.isASCII && $0.isUppercase }
    guard let level = LogLevel.of(String(word)) else { return nil }
    var length = word.count + (isBracketed ? 2 : 0)
    let next = line.dropFirst(length).first
    guard next == nil || next == " " || next == ":" else { return nil }
    if next == ":" { length += 1 }
    return (level, String(word), length + spaces(line, after: length))
  }
}
