public import TerminalKit

/// How the terminal is to be opened.
public struct CursesOptions: Hashable, Sendable {
  /// The terminal's device; nil for the one the program was started from.
  public var device: String?
  /// The terminal's type; nil for what `TERM` says.
  public var type: String?
  /// No colours, as `NO_COLOR` asks for.
  public var noColor = false
  public var mouse = true
  /// Handles signals, and restores the terminal after crashes.
  public var signals = true
  /// Standard error goes to this descriptor while the screen is up; nil to leave it.
  public var logDescriptor: Int32?
  /// Printed on the restored terminal after a crash.
  public var crashMessage: String?
  /// What colours and attributes are used.
  public var theme = Theme.builtIn
  /// Asks the terminal what its own ground is; the answer comes as an event, if it comes.
  public var asksGround = false

  public init() {}
}
