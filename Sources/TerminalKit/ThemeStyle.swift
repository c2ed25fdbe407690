/// The look of a style on a terminal: colours it can show, and attributes.
public struct ThemeStyle: Hashable, Sendable {
  public var foreground: ThemeColor
  public var background: ThemeColor
  public var attributes: Style.Attributes

  public init(
    foreground: ThemeColor = .default, background: ThemeColor = .default,
    attributes: Style.Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
