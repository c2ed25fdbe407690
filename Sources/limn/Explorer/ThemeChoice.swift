import TerminalKit

/// The theme of a session: the one that was named, or else the one that suits the terminal's ground.
struct ThemeChoice {
  private let dark: Theme
  private let light: Theme

  /// - Parameter name: what the user asked for; nil if nothing.
  init(named name: String?, in files: ThemeFiles) throws {
    dark = try files.theme(named: name ?? Theme.builtIn.name)
    light = try name == nil ? files.theme(named: Theme.builtInLight.name) : dark
  }

  /// False if it is the same on every ground.
  var dependsOnGround: Bool { dark != light }

  /// `ground`: the terminal's own; nil if that is not known, which most are dark.
  func theme(on ground: ThemeColor?) -> Theme { ground?.isLight == true ? light : dark }

  /// What terminals say of themselves in the environment: `15;0`, `0;default;15`.
  static func ground(in environment: [String: String]) -> ThemeColor? {
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let index = UInt8(last),
      index < 16
    else { return nil }
    // The brighter black is one all the same.
    return .indexed(index == 8 ? 0 : index)
  }
}
