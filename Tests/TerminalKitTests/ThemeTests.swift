import Testing

@testable import TerminalKit

struct ThemeTests {
  @Test func aRoleWithoutEntryUsesTheOneAboveIt() throws {
    let theme = try Theme(
      name: "t", roles: ["text": "7", "state": "bold 3", "state.ok": "2", "other": "dim"])

    #expect(theme.resolve(.stateOK).foreground == .indexed(2))
    #expect(theme.resolve(.stateRunning).foreground == .indexed(3))
    #expect(theme.resolve(.stateRunning).attributes == .bold)
    #expect(theme.resolve(Style("nothing.like.this")).foreground == .indexed(7))
    #expect(theme.resolve(Style("other")).foreground == .indexed(7))
  }

  @Test(arguments: [
    (
      "bold #ff8800 on #202020",
      ThemeEntry(
        foreground: .rgb(red: 255, green: 136, blue: 0),
        background: .rgb(red: 32, green: 32, blue: 32),
        attributes: .bold)
    ),
    ("dim", ThemeEntry(attributes: .dim)),
    ("208 on default", ThemeEntry(foreground: .indexed(208), background: .default)),
    (
      "underline Italic bright-red",
      ThemeEntry(
        foreground: .indexed(9), attributes: [.underline, .italic])
    ),
    ("on gray", ThemeEntry(background: .indexed(8))),
    (
      "solid #fff on 0",
      ThemeEntry(
        foreground: .rgb(red: 255, green: 255, blue: 255), background: .indexed(0), isSolid: true)
    ),
    ("", ThemeEntry()),
  ])
  func entriesAreRead(text: String, entry: ThemeEntry) throws {
    #expect(try ThemeEntry(parsing: text) == entry)
  }

  @Test(arguments: [
    ("blod red", "blod"), ("#12345", "#12345"), ("256", "256"), ("red on", "on"),
    ("red blue", "blue"),
    ("on bold", "bold"), ("#gggggg", "#gggggg"), ("on red on blue", "on"), ("#é0", "#é0"),
  ])
  func mistakesNameTheWord(text: String, word: String) {
    #expect(throws: ThemeError(entry: text, word: word)) { try ThemeEntry(parsing: text) }
  }

  @Test(arguments: [
    ("#ff8700", ColorDepth.colors256, "208"), ("#000000", .colors256, "16"),
    ("#808080", .colors256, "244"), ("#5fafff", .colors256, "75"), ("#fefefe", .colors256, "231"),
    ("#ff0000", .colors16, "9"), ("#cc0000", .colors8, "1"), ("#00ff00", .colors8, "2"),
    ("208", .colors16, "11"), ("#87d787", .colors8, "2"),
    ("#5fafff", .colors16, "12"), ("#005faf", .colors16, "4"), ("#8a8f9c", .colors16, "8"),
    ("12", .colors8, "4"), ("5", .colors8, "5"),
    ("default", .colors8, "default"),
    ("208", .monochrome, "default"), ("#123456", .trueColor, "#123456"),
  ])
  func coloursBecomeTheNearest(color: String, depth: ColorDepth, nearest: String) {
    #expect(ThemeColor(parsing: color)?.reduced(to: depth) == ThemeColor(parsing: nearest))
  }

  @Test func aSelectedRowHasItsBackgroundUnderOtherColours() throws {
    let theme = try Theme(
      name: "t",
      roles: ["text": "default", "selected": "bold 15 on 24", "bad": "9", "solid": "solid 0 on 11"])

    #expect(
      theme.resolve(Style("bad", on: .selected))
        == ThemeStyle(foreground: .indexed(9), background: .indexed(24), attributes: .bold))
    #expect(theme.resolve(Style("bad", on: "solid")).foreground == .indexed(0))
    #expect(theme.resolve(Style(.selected)).foreground == .indexed(15))
  }

  @Test func withoutColoursSelectionAndStatesStayVisible() throws {
    for theme in try ThemeFiles.all() {
      let plain = theme.resolve(Style(.text), depth: .monochrome)
      let selected = theme.resolve(Style(.stateOK, on: .selected), depth: .monochrome)
      let failed = theme.resolve(Style(.stateFailed), depth: .monochrome)

      #expect(plain == ThemeStyle())
      #expect(selected.attributes.contains(.reverse), "\(theme.name)")
      #expect(failed.attributes != plain.attributes, "\(theme.name)")
      #expect(selected.foreground == .default && selected.background == .default)
    }
  }

  @Test(arguments: [ColorDepth.colors8, .colors16, .colors256, .trueColor])
  func selectionDiffersFromTextAndIsReadable(depth: ColorDepth) throws {
    for theme in try ThemeFiles.all() {
      let text = theme.resolve(.text, depth: depth)
      for role in [Role.selected, .selectedUnfocused, .matchCurrent, .buttonFocused] {
        let style = theme.resolve(Style(role), depth: depth)
        #expect(style != text, "\(role) of \(theme.name) at \(depth)")
        #expect(
          style.foreground != style.background || style.foreground == .default,
          "\(role) of \(theme.name) at \(depth)")
      }
    }
  }

  @Test func withFewColoursShadesBecomeAttributes() {
    let theme = Theme.builtIn

    #expect(
      theme.resolve(.selected, depth: .colors8)
        == ThemeStyle(foreground: .indexed(7), background: .indexed(4), attributes: .bold))
    #expect(
      theme.resolve(Style(.stateOK, on: .selectedUnfocused), depth: .colors8)
        == ThemeStyle(foreground: .indexed(2), background: .indexed(0), attributes: .underline))
    #expect(
      theme.resolve(.dim, depth: .colors8)
        == ThemeStyle(foreground: .indexed(7), background: .indexed(0), attributes: .dim))
    #expect(
      theme.resolve(.match, depth: .colors8)
        == ThemeStyle(foreground: .indexed(0), background: .indexed(3)))
    #expect(
      theme.resolve(.popup, depth: .colors16)
        == ThemeStyle(foreground: .indexed(15), background: .indexed(0)))
    #expect(
      Theme.builtInLight.resolve(.stateOK, depth: .colors16)
        == ThemeStyle(foreground: .indexed(0), background: .indexed(15)))
  }

  @Test func aThemeWithItsOwnBackgroundKeepsItWithFewColours() throws {
    let theme = try Theme(
      name: "t", roles: ["text": "#ffffff on #000000", "selected": "0 on #c0c0c0"])

    #expect(
      theme.resolve(.text, depth: .colors8)
        == ThemeStyle(foreground: .indexed(7), background: .indexed(0)))
    #expect(
      theme.resolve(.selected, depth: .colors8)
        == ThemeStyle(foreground: .indexed(0), background: .indexed(7)))
  }

  @Test func aStyleThatSetsItsGroundSetsItsText() throws {
    for theme in try ThemeFiles.all() {
      for (role, entry) in theme.entries where entry.background != nil {
        #expect(entry.foreground != nil, "\(role) of \(theme.name)")
        #expect(entry.foreground != .default && entry.background != .default, "\(role)")
      }
    }
    // In a theme that does not, the text is one that can be read there.
    let theme = try Theme(name: "t", roles: ["text": "#eeeeee on #000000", "x": "on #ffffff"])
    #expect(theme.resolve(Style("x")).foreground.isLight == false)
  }

  @Test func aButtonKeepsItsGroundInAPopup() {
    let button = Theme.builtIn.resolve(Style(.buttonFocused, on: .popup))
    #expect(button.background == Theme.builtIn.resolve(.buttonFocused).background)
    #expect(
      Theme.builtIn.resolve(Style(.text, on: .popup)).background
        == Theme.builtIn.resolve(.popup).background)
  }

  /// Themes that name no ground of their own are the terminal's business; all others are readable on
  /// a light terminal as on a dark one, with every number of colours.
  @Test(arguments: [ColorDepth.colors8, .colors16, .colors256, .trueColor], [true, false])
  func everyRoleCanBeReadOnEveryGroundOfEveryTerminal(depth: ColorDepth, isLight: Bool) throws {
    let grounds: [Role?] = [nil, .selected, .selectedUnfocused, .popup, .header, .status]
    for theme in try ThemeFiles.all() {
      for role in Role.all {
        for ground in grounds {
          let style = theme.resolve(Style(role, on: ground), depth: depth)
          let contrast = Contrast.ratio(style, isLight: isLight, depth: depth)
          let need = Self.isFaint(role) ? 3.0 : 4.5
          #expect(
            contrast >= need,
            "\(role) on \(ground?.name ?? "its own") of \(theme.name): \(contrast), \(style)")
        }
      }
    }
  }

  private static func isFaint(_ role: Role) -> Bool {
    let names = ["dim", "disabled", "skeleton", "guide", "border", "scrollbar", "popup.border"]
    return names.contains { role.name == $0 || role.name.hasPrefix("\($0).") }
  }

  @Test(arguments: [ColorDepth.colors8, .colors16, .colors256, .trueColor])
  func theSelectionIsSeen(depth: ColorDepth) throws {
    for theme in try ThemeFiles.all() {
      let text = theme.resolve(.text, depth: depth)
      for role in [Role.selected, .selectedUnfocused] {
        let style = theme.resolve(Style(.text, on: role), depth: depth)
        let isMarked = !style.attributes.isDisjoint(with: [.underline, .reverse])
        #expect(style.background != text.background || isMarked, "\(role) of \(theme.name)")
      }
    }
  }

  @Test func everyThemeHasAnEntryForEveryRole() throws {
    let themes = try ThemeFiles.all()
    #expect(
      themes.map(\.name).sorted() == [
        "colour-blind", "high-contrast", "limn-dark", "limn-light", "mono",
      ])
    for theme in themes {
      #expect(Set(theme.entries.keys) == Set(Role.all), "\(theme.name)")
    }
  }

  @Test func themesCompiledInAreTheOnesInFiles() throws {
    let themes = try ThemeFiles.all()
    #expect(themes.first { $0.name == "limn-dark" } == Theme.builtIn)
    #expect(themes.first { $0.name == "limn-light" } == Theme.builtInLight)
    #expect(themes.first { $0.name == "mono" } == Theme.mono)
  }

  @Test func rolesAreTheirNames() {
    #expect(Role("state.running") == .stateRunning)
    #expect(Role.selectedUnfocused.name == "selected.unfocused")
    #expect(Set(Role.all).count == Role.all.count)
  }
}
