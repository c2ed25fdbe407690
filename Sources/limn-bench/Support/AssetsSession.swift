/// limn on a terminal of 200x60 with the large catalog open; more and more of it is read.
final class AssetsSession {
  let session: PTYSession
  private let world: LargeWorld
  /// Rows that are loaded.
  private(set) var rows = LargeWorld.pageSize
  private let pagesBefore: Int

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
    pagesBefore = world.pagesServed
  }

  /// Presses the key for the last row until so many rows are loaded.
  func load(rows wanted: Int) throws {
    let deadline = Stopwatch.now + .seconds(180)
    while rows < wanted {
      for _ in 0..<min(20, max(1, (wanted - rows) / LargeWorld.pageSize)) {
        session.press("G")
        session.readUntilQuiet(for: .milliseconds(8))
      }
      session.readUntilQuiet(for: .milliseconds(50))
      rows = (1 + world.pagesServed - pagesBefore) * LargeWorld.pageSize
      guard Stopwatch.now < deadline else {
        throw BenchError("only \(rows) of \(wanted) rows were loaded")
      }
    }
    session.press("gg")
    session.readUntilQuiet(for: .milliseconds(500))
    session.forget()
  }
}
