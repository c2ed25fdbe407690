import CNCurses
import TerminalKit
import Testing

@testable import CursesTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One terminal at a time, so one test at a time; signals and standard error are left alone.
@Suite(.serialized) struct CursesTerminalTests {
  private func open(
    _ pty: Pty, type: String = "xterm-256color", noColor: Bool = false
  ) throws -> CursesTerminal {
    var options = CursesOptions()
    options.device = pty.device
    options.type = type
    options.noColor = noColor
    options.signals = false
    return try CursesTerminal(options)
  }

  private func frame(_ size: Size, _ text: String, _ style: Style = .text) -> CellBuffer {
    var buffer = CellBuffer(size: size)
    buffer.put(text, x: 0, y: 0, style: style)
    return buffer
  }

  @Test func itDrawsAndGivesTheTerminalBack() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    #expect(terminal.size == Size(columns: 30, rows: 5))
    #expect(terminal.colorDepth == .colors256)
    let opening = pty.output()
    #expect(opening.contains("\u{1b}[?1049h"))
    #expect(opening.contains("\u{1b}[?2004h"))
    #expect(opening.contains("\u{1b}[?1006h"))

    terminal.present(
      frame(terminal.size, "Catalogs 客 Dvořák", .stateFailed), previous: nil, cursor: nil)
    let drawn = pty.output()
    #expect(drawn.contains("Catalogs 客 Dvořák"))
    #expect(drawn.contains("38;5;203"))

    terminal.close()
    let closing = pty.output()
    #expect(closing.contains("\u{1b}[?1049l"))
    #expect(closing.contains("\u{1b}[?2004l"))
    #expect(closing.contains("\u{1b}[?1006l"))
    #expect(terminal.readEvents() == [.closed])
    terminal.close()
    #expect(pty.output() == "")
  }

  @Test func onlyWhatChangedIsSent() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    let first = frame(terminal.size, "count 1")
    terminal.present(first, previous: nil, cursor: Point(x: 0, y: 4))
    _ = pty.output()

    let second = frame(terminal.size, "count 2")
    terminal.present(second, previous: first, cursor: Point(x: 0, y: 4))
    let sent = pty.output()
    #expect(sent.contains("2"))
    #expect(!sent.contains("count"))

    terminal.present(second, previous: second, cursor: Point(x: 0, y: 4))
    #expect(pty.output() == "")
    terminal.close()
  }

  @Test func itFollowsTheSizeAndSurvivesFramesOfAnother() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    pty.resize(columns: 12, rows: 3)
    #expect(cn_resize())
    #expect(!cn_resize())
    #expect(terminal.size == Size(columns: 12, rows: 3))
    _ = pty.output()

    terminal.present(
      frame(Size(columns: 30, rows: 5), "0123456789abcdefgh"), previous: nil,
      cursor: Point(x: 25, y: 4))
    #expect(pty.output().contains("0123456789ab"))
    terminal.close()
  }

  @Test func itReadsKeys() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    #expect(terminal.readEvents() == [])
    #expect(terminal.inputTimeout == nil)
    #expect(terminal.descriptors.count == 1)

    pty.type("é\u{1b}[1;5A\u{1b}[200~x\ry\u{1b}[201~\u{3}\u{1a}\u{13}")
    #expect(
      terminal.readEvents() == [
        .key(KeyPress("é")), .key(KeyPress(.up, .ctrl)), .paste("x\ny"), .key(.ctrl("c")),
        .key(.ctrl("z")), .key(.ctrl("s")),
      ])

    pty.type("\u{1b}")
    #expect(terminal.readEvents() == [])
    let timeout = try #require(terminal.inputTimeout)
    #expect((1...100).contains(timeout))
    pty.type("[B")
    #expect(terminal.readEvents() == [.key(KeyPress(.down))])
    #expect(terminal.inputTimeout == nil)
    terminal.close()
  }

  @Test func aTerminalThatIsGoneIsReportedAndDoesNoHarm() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    pty.hangUp()
    // A child of another test that is just being started has a copy of the pty until it runs.
    var waited = terminal.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    #expect(poll(&waited, nfds_t(waited.count), 60_000) > 0)
    #expect(terminal.readEvents() == [.closed])
    terminal.present(frame(terminal.size, "into the void"), previous: nil, cursor: nil)
    terminal.close()
  }

  @Test(arguments: ["vt100", "linux", "xterm", "tmux-256color", "screen", "vt220"])
  func everyTypeOfTerminalIsDrawnOn(type: String) throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty, type: type)
    var buffer = frame(terminal.size, "name", .stateFailed)
    buffer.setBackground(buffer.bounds.row(0), .selected)
    terminal.present(buffer, previous: nil, cursor: nil)
    #expect(pty.output().contains("name"))
    terminal.close()
  }

  @Test func withoutColoursNoneAreSent() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty, noColor: true)
    #expect(terminal.colorDepth == .monochrome)
    var buffer = frame(terminal.size, "name", .stateFailed)
    buffer.setBackground(buffer.bounds.row(0), .selected)
    terminal.present(buffer, previous: nil, cursor: nil)
    let sent = pty.output()
    #expect(!sent.contains("38;5"))
    #expect(!sent.contains("[3"))
    #expect(sent.contains("7m"))
    terminal.close()
  }

  @Test func suspendingGivesTheScreenAwayAndTakesItAgain() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    terminal.present(frame(terminal.size, "mine"), previous: nil, cursor: nil)
    _ = pty.output()

    let status = terminal.run(["sh", "-c", "printf 'theirs'; exit 3"])
    #expect(status == 3)
    let sent = pty.output()
    #expect(sent.contains("\u{1b}[?1049l"))
    #expect(sent.contains("theirs"))
    #expect(sent.contains("\u{1b}[?1049h"))
    #expect(sent.contains("\u{1b}[?2004h"))
    #expect(terminal.run(["/nowhere/no-such-program"]) == nil)
    #expect(terminal.run([]) == nil)
    terminal.close()
  }

  @Test func noCellCanSendAControlCharacter() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    terminal.present(frame(terminal.size, ""), previous: nil, cursor: nil)
    _ = pty.output()
    let scalars: [UInt32] = [0x1b, 0x07, 0x7f, 0x9b, 0x202e, 0x301, 0xd800, 0x11_0000, 0xffff_ffff]
    let cells = scalars.map {
      cn_cell(
        scalars: ($0, 0x1b, 0x9b, 0), foreground: 999, background: -1, attributes: 0, width: 1)
    }
    cn_put(0, 0, cells, Int32(cells.count))
    cn_put(4, 28, cells, Int32(cells.count))
    cn_put(99, 99, cells, Int32(cells.count))
    cn_flush(-1, -1)

    let sent = pty.output()
    #expect(sent.contains(String(repeating: "\u{fffd}", count: scalars.count)))
    #expect(!sent.contains("\u{7}"))
    #expect(!sent.unicodeScalars.contains { (0x7f..<0xa0).contains($0.value) })
    terminal.close()
  }

  @Test func textForTheClipboardIsBase64() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    _ = pty.output()
    #expect(terminal.copy("na\u{ef}ve \u{1b}"))
    #expect(pty.output() == "\u{1b}]52;c;bmHDr3ZlIBs=\u{7}")
    #expect(!terminal.copy(String(repeating: "x", count: 100_000)))
    terminal.setTitle("a\u{7}b")
    #expect(pty.output() == "\u{1b}]2;a␇b\u{7}")
    terminal.close()
  }

  @Test func whatCannotBeAScreenIsSaid() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    #expect(throws: CursesError.tooSimple("dumb")) { try open(pty, type: "dumb") }
    #expect(throws: CursesError.unknownType("nosuch")) { try open(pty, type: "nosuch") }
    #expect(try open(pty, type: "xterm-ghostty").name.hasPrefix("xterm"))
    var options = CursesOptions()
    options.device = "/nowhere/tty"
    options.signals = false
    #expect(throws: CursesError.noTerminal) { try CursesTerminal(options) }
  }

  @Test func thereIsOneTerminalAtATime() throws {
    let pty = try #require(Pty(columns: 30, rows: 5))
    let terminal = try open(pty)
    #expect(throws: CursesError.alreadyOpen) { try open(pty) }
    terminal.close()
    try open(pty).close()
  }
}
