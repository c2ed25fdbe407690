/// Something that came from the terminal.
public enum InputEvent: Hashable, Sendable {
  case key(KeyPress)
  case mouse(MouseEvent)
  /// Text that was pasted, as one event up to `KeyDecoder.pasteLimit` bytes, a longer one as several;
  /// line ends are `\n`, other control characters are kept.
  case paste(String)
  /// The terminal answers a question.
  case reply(TerminalReply)
  /// The terminal's window got or lost the focus.
  case focus(Bool)
  /// The terminal has another size; `Terminal.size` says which.
  case resize
  /// The program is asked to stop for a while, as by `kill -TSTP`: call `Terminal.stop()`.
  case suspend
  /// The program goes on after it was stopped; everything must be drawn anew.
  case resumed
  /// The program is asked to end.
  case terminate
  /// The terminal is gone.
  case closed
}
