import TerminalKit

/// How well a colour can be read on another, from 1 (not at all) to 21.
///
/// Source: WCAG 2.1, relative luminance and contrast ratio, with a gamma of 2.2.
enum Contrast {
  static func ratio(_ style: ThemeStyle, isLight: Bool) -> Double {
    let text = luminance(style.foreground, default: isLight ? 0 : 0.8)
    let ground = luminance(style.background, default: isLight ? 1 : 0)
    return (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
  }

  private static func luminance(_ color: ThemeColor, default value: Double) -> Double {
    guard let parts = color.components else { return value }
    return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
  }

  /// The power of 2.2, near enough: between the square and the cube.
  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value * value * (0.8 + 0.2 * value)
  }
}
