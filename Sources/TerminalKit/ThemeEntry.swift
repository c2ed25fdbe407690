/// The entry of a theme for one role, as written: `bold #ff8800 on #202020`, `dim`, `208 on default`.
public struct ThemeEntry: Hashable, Sendable {
  /// Nil: the colour of plain text.
  public var foreground: ThemeColor?
  /// Nil: whatever lies below.
  public var background: ThemeColor?
  public var attributes: Style.Attributes
  /// When another role's text lies on this one's background, it takes this one's foreground too; for
  /// backgrounds on which not every colour can be read.
  public var isSolid: Bool

  public init(
    foreground: ThemeColor? = nil, background: ThemeColor? = nil,
    attributes: Style.Attributes = [], isSolid: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.isSolid = isSolid
  }

  private static let attributeNames: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    "normal": [],
  ]

  /// Reads words in this order free: attributes (`bold`, `dim`, `italic`, `underline`, `reverse`,
  /// `solid`, `normal`), one foreground colour, and `on` with a background colour.
  public init(parsing text: String) throws(ThemeError) {
    self.init()
    var afterOn = false
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      let lower = word.lowercased()
      if let attributes = Self.attributeNames[lower], !afterOn {
        self.attributes.formUnion(attributes)
      } else if lower == "solid", !afterOn {
        isSolid = true
      } else if lower == "on", !afterOn, background == nil {
        afterOn = true
      } else if let color = ThemeColor(parsing: word), afterOn {
        background = color
        afterOn = false
      } else if let color = ThemeColor(parsing: word), foreground == nil {
        foreground = color
      } else {
        throw ThemeError(entry: text, word: word)
      }
    }
    if afterOn { throw ThemeError(entry: text, word: "on") }
  }
}

/// A word in a theme that means nothing there.
public struct ThemeError: Error, Hashable, CustomStringConvertible {
  public let entry: String
  public let word: String

  public var description: String {
    "“\(word)” is not a colour or an attribute in “\(entry)”; write for example “bold #ff8800 on 236”"
  }
}
