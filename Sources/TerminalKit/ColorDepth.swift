/// How many colours a terminal shows.
public enum ColorDepth: Int, Sendable, Comparable {
  /// None: only bold, underline, reverse.
  case monochrome = 0
  case colors8 = 8
  case colors16 = 16
  case colors256 = 256
  case trueColor = 16_777_216

  /// The depth of a terminal that says it has `count` colours.
  public init(colors count: Int, hasDirectColor: Bool = false) {
    switch count {
    case _ where hasDirectColor: self = .trueColor
    case 256...: self = .colors256
    case 16...: self = .colors16
    case 8...: self = .colors8
    default: self = .monochrome
    }
  }

  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
