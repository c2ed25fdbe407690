import Foundation
import PlatformEmulator

/// Memory that is limn's alone, without a platform in the same process.
enum MemoryTopic {
  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let world = try surroundings.world()
    let session = try surroundings.session(at: world.address)
    _ = try session.wait(for: LargeWorld.catalog)
    session.readUntilQuiet(for: .seconds(1))
    let rest = ProcessFigures(process: session.process).privateMemory
    session.end()

    let assets = try surroundings.assetsSession()
    try assets.load(rows: KeyTopic.many)
    let loaded = ProcessFigures(process: assets.session.process).privateMemory
    return [
      Measurement(
        name: "private memory at rest", figure: Double(rest) / 1e6, unit: .megabytes,
        target: .atMost(40)),
      Measurement(
        name: "private memory with 100,000 assets loaded", figure: Double(loaded) / 1e6,
        unit: .megabytes, target: .atMost(150)),
    ]
  }
}
