/// How a cell is to be drawn: a role, extra attributes, and whose background lies under it.
public struct Style: Hashable, Sendable {
  /// Says what colour and attributes the text has.
  public var role: Role
  /// Added to what the theme says about the role.
  public var attributes: Attributes
  /// The role whose background is used instead of the one of `role`; a selected row keeps the colours
  /// of its cells this way.
  public var background: Role?

  public init(_ role: Role, _ attributes: Attributes = [], on background: Role? = nil) {
    self.role = role
    self.attributes = attributes
    self.background = background
  }

  /// The same style over the background of another role.
  public func on(_ background: Role?) -> Style { Style(role, attributes, on: background) }

  /// The same style with attributes added.
  public func with(_ attributes: Attributes) -> Style {
    Style(role, self.attributes.union(attributes), on: background)
  }

  public var bold: Style { with(.bold) }
  public var underlined: Style { with(.underline) }

  /// Ways in which a terminal can show text besides colours.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let italic = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
    public static let reverse = Attributes(rawValue: 16)
  }
}
