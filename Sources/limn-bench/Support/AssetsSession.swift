/// limn on a terminal of 200x60 with the large catalog open; more and more of it is read.
final class AssetsSession {
  let session: PTYSession
  private let world: LargeWorld
  private(set) var rows = 0

  init(_ surroundings: Surroundings, world: LargeWorld) throws {
    self.world = world
    session = try surroundings.session(at: world.address, columns: 200, rows: 60)
    _ = try session.wait(for: "Retail")
    session.readUntilQuiet(for: .milliseconds(300))
    // Finds the catalog in the tree and opens it.
    session.press("/\(LargeWorld.catalog)\r")
    session.readUntilQuiet(for: .milliseconds(300))
    session.press("\r")
    session.readUntilQuiet(for: .milliseconds(300))
    session.press("2")
    session.readUntilQuiet(for: .milliseconds(300))
    rows = LargeWorld.pageSize
  }

  /// Presses the key for the last row until so many rows are loaded.
  func load(rows wanted: Int) throws {
    let deadline = Stopwatch.now + .seconds(180)
    while rows < wanted {
      let before = world.pagesServed
      session.press("G")
      session.readUntilQuiet(for: .milliseconds(4))
      if world.pagesServed > before { rows += LargeWorld.pageSize }
      guard Stopwatch.now < deadline else {
        throw BenchError("only \(rows) of \(wanted) rows were loaded")
      }
    }
    session.press("gg")
    session.readUntilQuiet(for: .milliseconds(500))
    session.forget()
  }
}
