/// How well colours are told from each other.
extension ThemeColor {
  /// From 1, not at all, to 21, black on white; nil if one is the terminal's own.
  ///
  /// Source: WCAG 2.1, relative luminance and contrast ratio; the curve of sRGB by a polynomial.
  func contrast(to other: ThemeColor) -> Double? {
    guard let mine = luminance, let theirs = other.luminance else { return nil }
    return (max(mine, theirs) + 0.05) / (min(mine, theirs) + 0.05)
  }

  /// From 0, black, to 1, white; nil for `default`.
  private var luminance: Double? {
    guard let parts = components else { return nil }
    let linear = { (part: UInt8) -> Double in
      let value = Double(part) / 255
      return value * (value * (value * 0.305_306 + 0.682_171) + 0.012_523)
    }
    return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
  }

  /// True if dark text is better read on it than light text.
  public var isLight: Bool { (luminance ?? 0) > 0.18 }

  /// True for colours that are not of the terminal's own sixteen.
  var isRich: Bool {
    switch self {
    case .default: false
    case .indexed(let index): index >= 16
    case .rgb: true
    }
  }

  /// The colour a terminal of `depth` shows for this one, made lighter or darker until it can be read
  /// on `ground`; colours of the terminal's own palette, and on its own ground, stay as they are.
  func readable(on ground: ThemeColor, contrast need: Double, at depth: ColorDepth) -> ThemeColor {
    let plain = reduced(to: depth)
    guard isRich, let start = components, ground.components != nil else { return plain }
    let target: Double = ground.isLight ? 0 : 255
    for step in 0...20 {
      let share = Double(step) / 20
      let part = { (part: UInt8) in UInt8(Double(part) + (target - Double(part)) * share) }
      let color = ThemeColor.rgb(
        red: part(start.red), green: part(start.green), blue: part(start.blue))
      let shown = step == 0 ? plain : color.reduced(to: depth)
      if let contrast = shown.contrast(to: ground), contrast >= need * 1.04 { return shown }
    }
    return ThemeColor.rgb(red: UInt8(target), green: UInt8(target), blue: UInt8(target))
      .reduced(to: depth)
  }

  // MARK: The first sixteen

  /// The colour of text on a ground of the first sixteen: black or white; nil on the terminal's own.
  static func ink(on ground: ThemeColor, at depth: ColorDepth) -> ThemeColor? {
    guard ground.components != nil else { return nil }
    return ground.isLight ? .indexed(0) : .indexed(depth == .colors8 ? 7 : 15)
  }

  /// The ground a terminal of few colours shows for this one: black, white or one of the six.
  func ground(at depth: ColorDepth) -> ThemeColor {
    guard depth < .colors256, isRich, let lightness else { return reduced(to: depth) }
    if isGray { return .indexed(lightness < 128 ? 0 : depth == .colors8 ? 7 : 15) }
    guard case .indexed(let index) = reduced(to: depth) else { return .default }
    return .indexed(index & 7)
  }

  /// The one of the first sixteen that is like this one and can be read on `ground`; nil if none can,
  /// or it is a gray. With eight colours bold ones are bright.
  func basic(
    on ground: ThemeColor, at depth: ColorDepth, need: Double, isBold: Bool
  ) -> (color: ThemeColor, needsBold: Bool)? {
    guard !isGray, case .indexed(let first) = reduced(to: depth) else { return nil }
    guard ground.components != nil else { return (.indexed(first), false) }
    let (low, bright) = (first & 7, (first & 7) + 8)
    // Blue is the darkest; what is like it and light is cyan.
    let likely = [first, bright, low] + (low == 4 ? [14, 6] : [])
    for index in likely {
      guard let contrast = ThemeColor.indexed(index).contrast(to: ground), contrast >= need else {
        continue
      }
      if depth == .colors8, index > 7 { return (.indexed(index - 8), !isBold) }
      // Bold would make it bright, which cannot be read.
      let shown = depth == .colors8 && isBold ? index | 8 : index
      let isReadable = ThemeColor.indexed(shown).contrast(to: ground).map { $0 >= need } ?? true
      if isReadable { return (.indexed(index), false) }
    }
    return nil
  }
}
