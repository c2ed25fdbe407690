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

  /// How far the run was, in its own time, which stops while the run does.
  var time: Int64
  /// When it is printed, in milliseconds since 1970: `time`, and later if the run stood still before.
  var printed: Int64
  var level: Level
  var content: Content

  init(time: Int64, level: Level, content: Content) {
    self.time = time
    printed = time
    self.level = level
    self.content = content
  }
}
