/// Bytes that go to the terminal: what a slow line feels.
enum OutputTopic {
  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let assets = try surroundings.assetsSession()
    if assets.rows < 1_000 { try assets.load(rows: 1_000) }
    let session = assets.session
    session.press("gg")
    session.readUntilQuiet(for: .milliseconds(500))
    var moves = Samples()
    var first = Samples()
    for _ in 0..<40 {
      session.press("j")
      // The row itself comes at once, what is shown of the asset when it was read.
      let atOnce = session.read(within: .seconds(1))
      first.add(Double(atOnce))
      moves.add(Double(atOnce + session.readUntilQuiet(for: .milliseconds(150))))
    }
    session.forget()
    return [
      Measurement(
        name: "row move, first write, mean", figure: first.mean, unit: .bytes,
        target: .atMost(1_000), peer: "200x60"),
      Measurement(
        name: "row move with all that follows from it, mean", figure: moves.mean, unit: .bytes,
        target: .atMost(1_000), peer: "200x60"),
    ]
  }
}
