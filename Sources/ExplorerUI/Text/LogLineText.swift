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

  /// `zone`: the clock of the user's place.
  init(_ line: String, zone: Zone) {
    var rest = Substring(line)
    if let time = LogTime(rest, zone: zone) {
      self.time = time.clock
      rest = Substring(rest.utf8.dropFirst(time.length))
    }
    if let (level, word, length) = Self.level(at: rest) {
      self.level = level
      self.word = word
      rest = Substring(rest.utf8.dropFirst(length))
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

  /// The level a line begins with, in brackets or not, and how many bytes it takes with a colon and
  /// the blanks after it.
  private static func level(at line: Substring) -> (LogLevel, String, Int)? {
    let head = Array(line.utf8.prefix(80))
    let isBracketed = head.first == 0x5b
    let letters = head.dropFirst(isBracketed ? 1 : 0).prefix(9).prefix {
      (0x41...0x5a).contains($0)
    }
    let word = String(decoding: letters, as: UTF8.self)
    guard let level = LogLevel.of(word) else { return nil }
    var rest = head.dropFirst(letters.count + (isBracketed ? 1 : 0))
    if isBracketed {
      guard rest.first == 0x5d else { return nil }
      rest = rest.dropFirst()
    }
    guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x3a else { return nil }
    if rest.first == 0x3a { rest = rest.dropFirst() }
    rest = rest.drop { $0 == 0x20 }
    return (level, word, head.count - rest.count)
  }
}
