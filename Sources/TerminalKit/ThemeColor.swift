/// A colour of a theme.
public enum ThemeColor: Hashable, Sendable {
  /// The terminal's own colour for text or background.
  case `default`
  /// A colour of the palette of 256; the first 16 are the terminal's own.
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]
  private static let otherNames: [String: UInt8] = ["gray": 8, "grey": 8]

  /// Reads `default`, a name (`red`, `bright-red`, `gray`), a number from 0 to 255, `#rgb` or
  /// `#rrggbb`; nil if it is none of them.
  public init?(parsing text: String) {
    let text = text.lowercased()
    if text == "default" {
      self = .default
    } else if let index = Self.names.firstIndex(of: text) {
      self = .indexed(UInt8(index))
    } else if let index = Self.otherNames[text] ?? UInt8(text) {
      self = .indexed(index)
    } else if text.hasPrefix("#"), let color = Self.hex(text.dropFirst()) {
      self = color
    } else {
      return nil
    }
  }

  private static func hex(_ digits: Substring) -> ThemeColor? {
    let nibbles = digits.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard nibbles.count == digits.count else { return nil }
    let values: [Int]
    switch nibbles.count {
    case 3: values = nibbles.map { $0 * 17 }
    case 6: values = stride(from: 0, to: 6, by: 2).map { nibbles[$0] * 16 + nibbles[$0 + 1] }
    default: return nil
    }
    return .rgb(red: UInt8(values[0]), green: UInt8(values[1]), blue: UInt8(values[2]))
  }

  /// The nearest colour a terminal of `depth` can show; `default` stays.
  ///
  /// Of 256 the nearest to the eye; of 16 or 8 the one of the same hue, so that a pale green is green.
  public func reduced(to depth: ColorDepth) -> ThemeColor {
    switch (self, depth) {
    case (.default, _), (_, .monochrome): return .default
    case (_, .trueColor): return self
    case (.indexed(let index), _) where Int(index) < depth.rawValue: return self
    case (.indexed(let index), .colors8) where index < 16: return .indexed(index - 8)
    case (_, .colors256): return .indexed(nearest(in: 16...255))
    default:
      let basic = basicColor
      return .indexed(depth == .colors8 && basic > 7 ? (basic == 8 ? 7 : basic - 8) : basic)
    }
  }

  /// How light it is, from 0 to 255; nil for `default`.
  var lightness: Int? {
    components.map { (Int($0.red) * 299 + Int($0.green) * 587 + Int($0.blue) * 114) / 1000 }
  }

  /// True if it has hardly any hue.
  var isGray: Bool {
    guard let parts = components else { return true }
    let highest = Int(max(parts.red, parts.green, parts.blue))
    let chroma = highest - Int(min(parts.red, parts.green, parts.blue))
    return highest == 0 || chroma * 10 < highest * 3
  }

  /// The one of the first 16 colours with the same hue, or a gray.
  private var basicColor: UInt8 {
    guard let parts = components, let lightness else { return 7 }
    let (red, green, blue) = (Int(parts.red), Int(parts.green), Int(parts.blue))
    let highest = max(red, green, blue)
    let chroma = highest - min(red, green, blue)
    guard !isGray else {
      return lightness < 48 ? 0 : lightness < 160 ? 8 : lightness < 235 ? 7 : 15
    }
    // The hue in degrees, as in every colour wheel.
    let hue =
      switch highest {
      case red: 60 * (green - blue) / chroma
      case green: 120 + 60 * (blue - red) / chroma
      default: 240 + 60 * (red - green) / chroma
      }
    let color: UInt8 =
      switch (hue + 360) % 360 {
      case 30..<75: 3
      case 75..<160: 2
      case 160..<195: 6
      case 195..<260: 4
      case 260..<330: 5
      default: 1
      }
    return highest >= 230 || lightness >= 120 ? color + 8 : color
  }

  /// The colour in red, green and blue; palette colours as xterm has them. Nil for `default`.
  public var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .default: return nil
    case .rgb(let red, let green, let blue): return (red, green, blue)
    case .indexed(let index) where index < 16: return Self.first16[Int(index)]
    case .indexed(let index) where index >= 232:
      let level = 8 + 10 * (index - 232)
      return (level, level, level)
    case .indexed(let index):
      let value = Int(index) - 16
      return (
        Self.levels[value / 36], Self.levels[value / 6 % 6], Self.levels[value % 6]
      )
    }
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let first16: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  private func nearest(in indices: ClosedRange<UInt8>) -> UInt8 {
    indices.min { distance(to: .indexed($0)) < distance(to: .indexed($1)) } ?? indices.lowerBound
  }

  /// How different two colours look, roughly: squares weighted as the eye weighs them.
  private func distance(to other: ThemeColor) -> Int {
    guard let mine = components, let theirs = other.components else { return 0 }
    let mean = (Int(mine.red) + Int(theirs.red)) / 2
    let red = Int(mine.red) - Int(theirs.red)
    let green = Int(mine.green) - Int(theirs.green)
    let blue = Int(mine.blue) - Int(theirs.blue)
    return (512 + mean) * red * red / 256 + 4 * green * green + (767 - mean) * blue * blue / 256
  }
}
