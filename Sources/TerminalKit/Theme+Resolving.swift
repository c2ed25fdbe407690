extension Theme {
  /// The look of a style on a terminal with so many colours.
  ///
  /// What a theme says of a role is shown as it says. What comes of mixing two roles, or of having
  /// fewer colours, is kept readable: text has a contrast of 4.5 to its ground, frames and faint text
  /// one of 3. Without colours every theme looks like `mono`, so that selection and states stay visible.
  public func resolve(_ style: Style, depth: ColorDepth = .trueColor) -> ThemeStyle {
    if depth == .monochrome, self != .mono { return Theme.mono.resolve(style, depth: depth) }
    let need = Self.contrast(of: style.role)
    var full = mixed(style, need: need)
    guard depth < .trueColor else { return full }
    let ground = (entry(for: .text).background ?? .default).ground(at: depth)
    switch depth {
    case .monochrome:
      full.foreground = .default
      full.background = .default
    case .colors256:
      full.background = full.background.reduced(to: depth)
      full.foreground = full.foreground.readable(on: full.background, contrast: need, at: depth)
    case .colors8, .colors16, .trueColor:
      let selection = [style.background, style.role].compactMap { $0 }.first(where: \.isSelection)
      full = full.withFewColors(at: depth, need: need, ground: ground, selection: selection)
    }
    return full
  }

  /// The role, on the ground of another if there is one.
  private func mixed(_ style: Style, need: Double) -> ThemeStyle {
    let plain = entry(for: .text)
    var own = ownEntry(for: style.role)
    var isMixed = own.background != nil && own.foreground == nil
    if let role = style.background, role != style.role {
      let under = entry(for: role)
      // The ground of a button or a match is part of it; the one of a popup is not.
      if own.background == nil || role.isSelection || style.role.isPaper {
        own.background = under.background ?? own.background
        isMixed = true
        if under.isSolid { own.foreground = under.foreground ?? own.foreground }
      }
      own.attributes.formUnion(under.attributes.intersection([.bold, .reverse, .underline]))
    }
    var full = ThemeStyle(
      foreground: own.foreground ?? plain.foreground ?? .default,
      background: own.background ?? plain.background ?? .default,
      attributes: own.attributes.union(style.attributes))
    if isMixed {
      full.foreground = full.foreground.readable(
        on: full.background, contrast: need, at: .trueColor)
    }
    return full
  }

  /// How well a role must be told from its ground.
  static func contrast(of role: Role) -> Double { faint.contains(role) ? 3 : 4.5 }

  /// Frames, tracks, and what is faint on purpose.
  static let faint: Set<Role> = [
    .dim, .border, .borderFocused, .popupBorder, .guide, .scrollbar, .scrollbarThumb, .skeleton,
    .disabled,
  ]
}

extension Role {
  fileprivate var isSelection: Bool { self == .selected || self == .selectedUnfocused }

  /// Lies under other things, and gives way to the ground of a selection.
  fileprivate var isPaper: Bool {
    [.popup, .popupTitle, .popupBorder, .header, .headerAccent, .breadcrumb, .status].contains(self)
  }
}

extension ThemeStyle {
  /// With 8 or 16 colours, which are the terminal's own: grays become black or white, so that no
  /// palette makes them one with their ground, and colours that cannot be read another of their kind.
  fileprivate func withFewColors(
    at depth: ColorDepth, need: Double, ground: ThemeColor, selection: Role?
  ) -> ThemeStyle {
    var result = self
    result.background = background.ground(at: depth)
    if let selection, result.background == ground {
      // The shade of the selection is lost.
      if selection == .selected, let ink = ThemeColor.ink(on: ground, at: depth) {
        result.background = ink
      } else {
        result.attributes.insert(selection == .selected ? .reverse : .underline)
      }
    }
    guard foreground.isRich else {
      result.foreground = foreground.reduced(to: depth)
      return result
    }
    let isBold = attributes.contains(.bold)
    if let color = foreground.basic(on: result.background, at: depth, need: need, isBold: isBold) {
      result.foreground = color.color
      if color.needsBold { result.attributes.insert(.bold) }
    } else {
      result.foreground = ThemeColor.ink(on: result.background, at: depth) ?? .default
      // With eight colours bold ones are bright, and a bright black is a gray.
      if depth == .colors8, result.foreground == .indexed(0) { result.attributes.remove(.bold) }
      let full = foreground.contrast(to: background) ?? 21
      if foreground.isGray, full < 6.5, selection == nil { result.attributes.insert(.dim) }
    }
    return result
  }
}
