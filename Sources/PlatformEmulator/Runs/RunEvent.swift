/// One line of a log that is to be: when it is printed and what it says, not yet as text.
struct RunEvent: Sendable {
  enum Level: String, Sendable {
    case debug = "DEBUG"
    case info = "INFO "
    case warn = "WARN "
    case error = "ERROR"
  }

  enum Content: Sendable {
    /// Said of the whole run.
    case text(String)
    /// Said by a stage; braces are filled in.
    case phrase(StaticString, stage: Int)
    /// Goes on with the line before and has no time of its own; braces are filled in.
    case continuation(String)
    case stageStarted(Int)
    case progress(Int)
    case stageEnded(Int)
    /// A line of so many letters.
    case endless(Int)
  }

  /// Milliseconds since 1970.
  var time: Int64
  var level: Level
  var content: Content
}
