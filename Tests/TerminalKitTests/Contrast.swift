import TerminalKit

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How well a colour can be read on another, from 1 (not at all) to 21.
///
/// Source: WCAG 2.1, relative luminance and contrast ratio.
enum Contrast {
  /// `isLight`: the ground of the terminal, which counts where a style does not say its own.
  static func ratio(_ style: ThemeStyle, isLight: Bool, depth: ColorDepth) -> Double {
    var foreground = style.foreground
    // With eight colours bold ones are bright.
    if depth == .colors8, style.attributes.contains(.bold), case .indexed(let index) = foreground {
      foreground = .indexed(index | 8)
    }
    var text = luminance(foreground, default: isLight ? 0 : 0.8)
    var ground = luminance(style.background, default: isLight ? 1 : 0)
    if style.attributes.contains(.reverse) { swap(&text, &ground) }
    return (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
  }

  private static func luminance(_ color: ThemeColor, default value: Double) -> Double {
    guard let parts = color.components else { return value }
    return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
