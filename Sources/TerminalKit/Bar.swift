/// A horizontal bar that is partly full.
public enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// The full part of a bar of `width` columns, in eighths of a column where the terminal can; shorter
  /// than `width` unless full. For bars in tables.
  public static func text(_ fraction: Double, width: Int, glyphs: Glyphs = .unicode) -> String {
    let width = max(0, width)
    let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    guard glyphs == .unicode else {
      return String(repeating: glyphs.full, count: Int((share * Double(width)).rounded()))
    }
    let total = Int((share * Double(width * 8)).rounded())
    return String(repeating: glyphs.full, count: total / 8) + eighths[total % 8]
  }

  /// A bar of exactly `width` columns with its empty part, for progress.
  public static func progress(
    _ fraction: Double, width: Int, glyphs: Glyphs = .unicode
  ) -> String {
    let width = max(0, width)
    let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    let full = Int((share * Double(width)).rounded(.down))
    return String(repeating: glyphs.full, count: full)
      + String(repeating: glyphs.empty, count: width - full)
  }
}
