import TerminalKit
import Testing

@testable import limn

/// Without a named theme, the one that suits the terminal.
@Suite struct ThemeChoiceTests {
  private let files = ThemeFiles(folders: [])

  @Test func theThemeFollowsTheGroundOfTheTerminal() throws {
    let choice = try ThemeChoice(named: nil, in: files)

    #expect(choice.dependsOnGround)
    #expect(choice.theme(on: .rgb(red: 255, green: 255, blue: 240)) == .builtInLight)
    #expect(choice.theme(on: .rgb(red: 0, green: 43, blue: 54)) == .builtIn)
    #expect(choice.theme(on: nil) == .builtIn)
  }

  @Test func aNamedThemeStays() throws {
    let choice = try ThemeChoice(named: "limn-dark", in: files)

    #expect(!choice.dependsOnGround)
    #expect(choice.theme(on: .rgb(red: 255, green: 255, blue: 255)) == .builtIn)
  }

  @Test(arguments: [
    ("15;0", "limn-dark"), ("0;15", "limn-light"), ("0;default;15", "limn-light"),
    ("12;8", "limn-dark"), ("0;7", "limn-light"), ("", "limn-dark"), ("15;default", "limn-dark"),
    ("0;256", "limn-dark"), ("0;99", "limn-dark"),
  ])
  func theEnvironmentSaysIt(value: String, name: String) throws {
    let choice = try ThemeChoice(named: nil, in: files)

    #expect(choice.theme(on: ThemeChoice.ground(in: ["COLORFGBG": value])).name == name)
  }
}
