/// A look: an entry for each role.
public struct Theme: Hashable, Sendable {
  public var name: String
  public var summary: String
  public private(set) var entries: [Role: ThemeEntry]

  /// A theme of parsed entries, by names of roles.
  public init(name: String, summary: String = "", roles: [String: ThemeEntry]) {
    self.name = name
    self.summary = summary
    entries = Dictionary(uniqueKeysWithValues: roles.map { (Role($0.key), $0.value) })
  }

  /// A theme of entries as a theme file has them; throws for the first (by name) it cannot read.
  public init(name: String, summary: String = "", roles: [String: String]) throws(ThemeError) {
    var parsed: [String: ThemeEntry] = [:]
    for (role, text) in roles.sorted(by: { $0.key < $1.key }) {
      parsed[role] = try ThemeEntry(parsing: text)
    }
    self.init(name: name, summary: summary, roles: parsed)
  }

  /// The entry of a role, of the role above it (`state` for `state.running`), or of `text`.
  public func entry(for role: Role) -> ThemeEntry {
    if let entry = entries[role] { return entry }
    var name = Substring(role.name)
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let entry = entries[Role(String(name))] { return entry }
    }
    return entries[.text] ?? ThemeEntry()
  }

  /// What a style looks like on a terminal with so many colours.
  ///
  /// Without colours every theme looks like `mono`, so that selection and states stay visible. With 8
  /// or 16 a background that would melt into the terminal's own is shown in reverse.
  public func resolve(_ style: Style, depth: ColorDepth = .trueColor) -> ThemeStyle {
    if depth == .monochrome, self != .mono { return Theme.mono.resolve(style, depth: depth) }
    let plain = entry(for: .text)
    var own = entry(for: style.role)
    if let role = style.background, role != style.role {
      let under = entry(for: role)
      own.background = under.background ?? own.background
      own.attributes.formUnion(under.attributes.intersection([.bold, .reverse, .underline]))
      if under.isSolid { own.foreground = under.foreground ?? own.foreground }
    }
    let full = ThemeStyle(
      foreground: own.foreground ?? plain.foreground ?? .default,
      background: own.background ?? plain.background ?? .default,
      attributes: own.attributes.union(style.attributes))
    var result = full
    result.foreground = full.foreground.reduced(to: depth)
    result.background = full.background.reduced(to: depth)
    guard depth < .colors256 else { return result }
    if (plain.background ?? .default) == .default {
      let role = style.background ?? style.role
      Self.replaceBackground(
        full.background, in: &result, isSelection: role.name.hasPrefix("selected"))
      if result.background == .default { Self.replaceGray(full.foreground, in: &result) }
    }
    if result.foreground == result.background, result.foreground != .default {
      result = ThemeStyle(attributes: result.attributes.union(.reverse))
    }
    return result
  }

  /// With few colours a dark or light background would be the terminal's own or its opposite, and
  /// not every colour can be read on the others.
  ///
  /// A faint one is left out, and a selection underlined instead; other grays, and selections, are
  /// shown in reverse.
  private static func replaceBackground(
    _ background: ThemeColor, in style: inout ThemeStyle, isSelection: Bool
  ) {
    guard isRich(background), let parts = background.components else { return }
    let isGray = [.indexed(0), .indexed(7), .indexed(8), .indexed(15)].contains(style.background)
    guard isGray || isSelection else { return }
    let isFaint =
      max(parts.red, parts.green, parts.blue) < 64 || min(parts.red, parts.green, parts.blue) > 218
    style.background = .default
    if !isFaint {
      style.foreground = .default
      style.attributes.insert(.reverse)
    } else if isSelection {
      style.attributes.insert(.underline)
    }
  }

  /// A gray text may be the colour of the terminal's background: it takes the terminal's own colour,
  /// dimmed if it is neither light nor dark.
  private static func replaceGray(_ foreground: ThemeColor, in style: inout ThemeStyle) {
    guard isRich(foreground), let lightness = foreground.lightness else { return }
    guard [.indexed(0), .indexed(7), .indexed(15)].contains(style.foreground) else { return }
    style.foreground = .default
    if (64..<170).contains(lightness) { style.attributes.insert(.dim) }
  }

  /// True for colours that are not of the terminal's own sixteen.
  private static func isRich(_ color: ThemeColor) -> Bool {
    switch color {
    case .default: false
    case .indexed(let index): index >= 16
    case .rgb: true
    }
  }
}
