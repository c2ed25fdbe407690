import ArgumentParser
import Foundation
import TerminalKit

/// `limn themes`: what there is, with a taste of each.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "Show the themes, with a taste of each.")

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let files = ThemeFiles(
      folders: Places(environment: environment).themes(executable: Launch.executable))
    let hasColor = environment["NO_COLOR"] == nil && isatty(STDOUT_FILENO) == 1
    var broken: [String] = []
    for name in files.names {
      let theme: Theme
      do {
        theme = try files.theme(named: name)
      } catch {
        // One that cannot be used takes nobody else with it.
        broken.append("\(name) cannot be used: \(error)")
        continue
      }
      let sample = hasColor ? "  " + ThemeSample.text(of: theme) : ""
      let padding = String(repeating: " ", count: max(1, 16 - name.count))
      Console.say("\(name)\(padding)\(theme.summary)\(sample)")
    }
    broken.dropLast().forEach(Console.warn)
    if let last = broken.last { throw UsageProblem(last) }
  }
}

/// A few words in a theme's colours, for a terminal of 256.
enum ThemeSample {
  private static let words: [(String, Role)] = [
    ("text", .text), ("dim", .dim), ("accent", .accent), (" selected ", .selected),
    ("● running", .stateRunning), ("✓ ok", .stateOK), ("✗ failed", .stateFailed),
  ]

  static func text(of theme: Theme) -> String {
    words.map { word, role in
      let style = theme.resolve(Style(role), depth: .colors256)
      return "\u{1B}[0\(codes(of: style))m\(word)\u{1B}[0m"
    }.joined(separator: " ")
  }

  private static func codes(of style: ThemeStyle) -> String {
    var codes = ""
    if case .indexed(let index) = style.foreground { codes += ";38;5;\(index)" }
    if case .indexed(let index) = style.background { codes += ";48;5;\(index)" }
    if style.attributes.contains(.bold) { codes += ";1" }
    if style.attributes.contains(.dim) { codes += ";2" }
    if style.attributes.contains(.underline) { codes += ";4" }
    if style.attributes.contains(.reverse) { codes += ";7" }
    return codes
  }
}
