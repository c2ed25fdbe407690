/// The signs of the interface, in Unicode or for terminals that show nothing but ASCII.
///
/// Every sign takes one column in both.
public enum Glyphs: Sendable, Hashable {
  case unicode, ascii

  private func pick(_ unicode: String, _ ascii: String) -> String {
    self == .unicode ? unicode : ascii
  }

  // Trees and rows.
  public var expanded: String { pick("▾", "v") }
  public var collapsed: String { pick("▸", ">") }
  public var leaf: String { pick("·", ".") }
  public var cursor: String { pick("▌", ">") }
  public var marked: String { pick("◆", "*") }
  public var guide: String { pick("│", "|") }
  public var branch: String { pick("├", "|") }
  public var lastBranch: String { pick("╰", "`") }
  public var cycle: String { pick("↻", "@") }

  // States, each of another shape.
  public var running: String { pick("●", "*") }
  public var ok: String { pick("✓", "+") }
  public var failed: String { pick("✗", "x") }
  public var warning: String { pick("▲", "!") }
  public var paused: String { pick("‖", "=") }
  public var queued: String { pick("○", "o") }
  public var canceled: String { pick("■", "-") }
  public var unknown: String { pick("?", "?") }

  // Words of the header and of tables.
  public var separator: String { pick("·", "-") }
  public var crumb: String { pick("›", ">") }
  public var draft: String { pick("✎", "~") }
  public var refresh: String { pick("⟳", "@") }
  public var around: String { pick("±", "+") }
  public var star: String { pick("★", "*") }
  public var emptyStar: String { pick("☆", ".") }
  public var bookmark: String { pick("⚑", "#") }
  public var ascending: String { pick("▴", "^") }
  public var descending: String { pick("▾", "v") }
  public var ellipsis: String { pick("…", "~") }
  public var left: String { pick("←", "<") }
  public var right: String { pick("→", ">") }
  public var up: String { pick("↑", "^") }
  public var down: String { pick("↓", "v") }
  public var more: String { pick("⋯", "~") }
  public var locked: String { pick("⊘", "#") }
  public var checked: String { pick("☑", "x") }
  public var unchecked: String { pick("☐", ".") }
  public var skeleton: String { pick("░", "-") }
  public var secret: String { pick("•", "*") }

  // Frames.
  public var horizontal: String { pick("─", "-") }
  public var vertical: String { pick("│", "|") }
  public var topLeft: String { pick("╭", "+") }
  public var topRight: String { pick("╮", "+") }
  public var bottomLeft: String { pick("╰", "+") }
  public var bottomRight: String { pick("╯", "+") }
  public var teeLeft: String { pick("├", "+") }
  public var teeRight: String { pick("┤", "+") }
  public var teeTop: String { pick("┬", "+") }
  public var teeBottom: String { pick("┴", "+") }
  public var cross: String { pick("┼", "+") }

  // Charts.
  public var scrollTrack: String { pick("│", "|") }
  public var scrollThumb: String { pick("┃", "#") }
  public var full: String { pick("█", "#") }
  public var empty: String { pick("░", ".") }
  /// Eight heights, lowest first.
  public var bars: [String] {
    self == .unicode
      ? ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : [".", "_", ":", "-", "=", "+", "%", "#"]
  }
}
