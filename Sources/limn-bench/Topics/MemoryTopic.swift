import PlatformEmulator

/// Memory that is limn's alone, without a platform in the same process. The program's own text
/// counts too: each is measured while no other limn runs that would share it.
enum MemoryTopic {
  static func atRest(_ surroundings: Surroundings) throws -> [Measurement] {
    let server = EmulatorServer(emulator: try PlatformEmulator(options: .init()))
    let address = try server.start()
    defer { server.stop() }
    let session = try surroundings.session(at: address)
    defer { session.end() }
    _ = try session.wait(for: LargeWorld.catalog)
    session.readUntilQuiet(for: .seconds(1))
    let bytes = ProcessFigures(process: session.process).privateMemory
    return [
      Measurement(
        name: "private memory at rest", figure: Double(bytes) / 1e6, unit: .megabytes,
        target: .atMost(40))
    ]
  }

  static func loaded(_ surroundings: Surroundings) throws -> [Measurement] {
    let assets = try surroundings.assetsSession()
    try assets.load(rows: KeyTopic.many)
    let bytes = ProcessFigures(process: assets.session.process).privateMemory
    return [
      Measurement(
        name: "private memory with 100,000 assets loaded", figure: Double(bytes) / 1e6,
        unit: .megabytes, target: .atMost(150))
    ]
  }
}
