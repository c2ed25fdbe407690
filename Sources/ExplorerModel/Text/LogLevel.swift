/// How serious a line of a log says it is.
public enum LogLevel: Hashable, Sendable {
  case error
  case warning
  case info
  case debug

  /// The level a line names near its beginning (`09:41:07 WARN skew …`, `[ERROR] …`); nil if none.
  public static func of(_ line: String) -> LogLevel? {
    for word in line.prefix(64).split(maxSplits: 5, whereSeparator: isSeparator).prefix(5) {
      if let level = levels[String(word)] { return level }
    }
    return nil
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "[" || character == "]"
      || character == "|" || character == "=" || character == ":" || character == ","
      || character == ";"
  }

  private static let levels: [String: LogLevel] = [
    "ERROR": .error, "FATAL": .error, "SEVERE": .error, "CRITICAL": .error, "WARN": .warning,
    "WARNING": .warning, "INFO": .info, "NOTICE": .info, "DEBUG": .debug, "TRACE": .debug,
    "FINE": .debug, "error": .error, "warn": .warning, "warning": .warning, "info": .info,
    "debug": .debug,
  ]
}
