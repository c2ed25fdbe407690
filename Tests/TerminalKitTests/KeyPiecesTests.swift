import Testing

@testable import TerminalKit

/// Sequences that arrive in pieces, as over a slow line.
@Suite struct KeyPiecesTests {
  /// What terminals send: keys, the mouse, focus, pastes, answers.
  private static let sequences: [String] =
    [
      "[A", "[B", "OA", "OP", "O5A", "[1;5A", "[1;2D", "[H", "[Z", "[3~", "[3;5~", "[15~", "[24;5~",
      "[97;5u", "[27;5;13~", "[3$", "[3^", "[[A", "[I", "[O", "\u{1b}[A", "[<0;5;3M", "[<65;1;1m",
      "[M !!", "[200~0~zz\r:q\u{1b}[201~", "[?62;4c", "]11;rgb:1c1c/1c1c/1c1c\u{1b}\\",
      "]11;rgb:ff/ff/ff\u{7}", "]0;a title\u{7}", "P1+r\u{1b}\\", "_Gi=1;OK\u{1b}\\",
    ].map { "\u{1b}" + $0 }

  /// Feeds pieces with time between them, and flushes where the decoder does not wait so long.
  private func events(_ pieces: [some Collection<UInt8>], gap: Duration) -> [InputEvent] {
    var decoder = KeyDecoder()
    var events: [InputEvent] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0, let patience = decoder.patience, patience <= gap { events += decoder.flush() }
      events += decoder.feed(piece, after: gap)
    }
    return events + decoder.flush()
  }

  @Test(arguments: [0, 10, 40, 60, 90])
  func anySequenceCutAnywhereIsPutTogether(milliseconds: Int) {
    for text in Self.sequences {
      let bytes = Array(text.utf8)
      let whole = events([bytes], gap: .zero)
      for cut in 1..<bytes.count {
        let parts = events([bytes[..<cut], bytes[cut...]], gap: .milliseconds(milliseconds))
        #expect(parts == whole, "\(text.debugDescription) cut at \(cut)")
      }
      #expect(events(bytes.map { [$0] }, gap: .milliseconds(milliseconds)) == whole)
    }
  }

  @Test(arguments: [150, 300, 600, 900])
  func aSequenceThatHasBegunWaitsForHundredsOfMilliseconds(milliseconds: Int) {
    for text in Self.sequences {
      let bytes = Array(text.utf8)
      let whole = events([bytes], gap: .zero)
      let start = text.hasPrefix("\u{1b}\u{1b}") ? 3 : 2
      for cut in start..<bytes.count where bytes[cut - 1] != 0x1b {
        let parts = events([bytes[..<cut], bytes[cut...]], gap: .milliseconds(milliseconds))
        #expect(parts == whole, "\(text.debugDescription) cut at \(cut)")
      }
    }
  }

  /// The Escape has been taken for the key by then, but nothing else of the sequence is.
  @Test(arguments: [150, 300, 900])
  func theRestOfASequenceNeverRunsAsKeys(milliseconds: Int) {
    let keys = Self.sequences.filter { !$0.hasPrefix("\u{1b}P") && !$0.hasPrefix("\u{1b}_") }
    for text in keys where !["\u{1b}O5A", "\u{1b}\u{1b}[A", "\u{1b}[3$"].contains(text) {
      let bytes = Array(text.utf8)
      let whole = events([bytes], gap: .zero)
      let parts = events([bytes[..<1], bytes[1...]], gap: .milliseconds(milliseconds))
      #expect(parts == [.key(KeyPress(.escape))] + whole, "\(text.debugDescription)")
    }
  }

  @Test func aLoneEscapeIsQuick() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b])
    #expect(decoder.patience == .milliseconds(100))
    #expect(decoder.flush() == [.key(KeyPress(.escape))])
    #expect(decoder.patience == nil)
  }

  @Test func lettersTypedAfterAnEscapeAreKeys() {
    let escape = Array("\u{1b}".utf8)
    let pressed: [InputEvent] = [.key(KeyPress(.escape)), .key(KeyPress("j"))]

    #expect(events([escape, Array("j".utf8)], gap: .milliseconds(60)) == pressed)
    #expect(events([escape, Array("j".utf8)], gap: .milliseconds(200)) == pressed)
    #expect(
      events([escape, Array("[".utf8)], gap: .milliseconds(200)) == [
        .key(KeyPress(.escape)), .key(KeyPress("[")),
      ])
    #expect(events([escape, Array("[B".utf8)], gap: .seconds(3)).count == 3)
    #expect(events([escape, Array("OK".utf8)], gap: .milliseconds(200)).count == 3)
  }

  @Test(arguments: [
    ("]11;rgb:1c1c/1f1f/2626\u{1b}\\", "#1c1f26"), ("]11;rgb:f/0/8\u{7}", "#ff0088"),
    ("]11;rgba:ff/ff/ff/80\u{7}", "#ffffff"), ("]11;#0a141e\u{7}", "#0a141e"),
  ])
  func theTerminalSaysWhatItsGroundIs(text: String, color: String) throws {
    let ground = try #require(ThemeColor(parsing: color))
    #expect(events([Array("\u{1b}\(text)".utf8)], gap: .zero) == [.reply(.ground(ground))])
  }

  /// Bytes of every kind in pieces of every size at every pace: no crash, and a flushed decoder is as
  /// good as new.
  @Test func randomPiecesNeverBreakIt() {
    var random = Lehmer(seed: 77)
    let samples = Self.sequences + ["j", "é", "客", "\u{1b}", "\r", "]", "O"]
    for _ in 0..<3_000 {
      var bytes = (0..<4).flatMap { _ in Array(samples[random.next(below: samples.count)].utf8) }
      if random.next(below: 3) == 0 {
        bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256))
      }
      var decoder = KeyDecoder()
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + 1 + random.next(below: 6))
        let gap = Duration.milliseconds([0, 20, 50, 200, 2_000][random.next(below: 5)])
        if let patience = decoder.patience, patience <= gap { _ = decoder.flush() }
        _ = decoder.feed(bytes[start..<end], after: gap)
        start = end
      }
      // An open paste is ended first.
      _ = decoder.feed(Array("\u{1b}[201~".utf8))
      _ = decoder.flush()
      #expect(decoder.patience == nil)
      let next = decoder.feed(Array("j".utf8), after: .seconds(9))
      #expect(next == [.key(KeyPress("j"))], "\(bytes)")
    }
  }
}
