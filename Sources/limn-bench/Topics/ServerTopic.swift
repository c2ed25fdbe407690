import Dispatch
import Foundation
import JSON
import Synchronization

/// The emulator as a server: how many lists it serves in a second, and that its memory stays as it
/// is, with the client on the same machine.
enum ServerTopic {
  private static let connections = 8
  private static let requests = 100_000
  private static let bytes = 50_000
  private static let many = 1_000_000

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let emulator = try EmulatorProgram(surroundings, ["--assets", "3000"])
    defer { emulator.end() }
    let list = try list(of: emulator)
    // Until everything that is made once is there.
    _ = try load(emulator, list, requests: 10_000)
    let before = emulator.figures.residentMemory
    let seconds = try load(emulator, list, requests: requests)
    let growth = emulator.figures.residentMemory - before
    return [
      Measurement(
        name: "lists of 50 kB served, \(connections) connections",
        figure: Double(requests) / seconds, unit: .perSecond, target: .atLeast(2_000)),
      Measurement(
        name: "memory grown over 100,000 of them", figure: Double(max(growth, 0)) / 1e6,
        unit: .megabytes, target: .atMost(10), peer: "held \(before / 1_000_000) MB before"),
      try largeWorld(surroundings),
    ]
  }

  /// A search whose answer is about as long as it should be.
  private static func list(of emulator: EmulatorProgram) throws -> [UInt8] {
    let catalogs = try emulator.ask("GET /v2/catalogs?limit=100")["catalogs"]?.array ?? []
    let catalog = catalogs.first { $0["entity"]?["name"]?.string == LargeWorld.catalog }
    let id = catalog?["metadata"]?["guid"]?.string ?? ""
    let line = "POST /v2/asset_types/asset/search?catalog_id=\(id)"
    func body(_ limit: Int) -> String { #"{"query":"*:*","sort":"asset.name","limit":\#(limit)}"# }
    let page = try emulator.ask(line, body(100)).serializedBytes().count
    return emulator.request(line, body(bytes * 100 / page))
  }

  /// How many seconds it took.
  private static func load(
    _ emulator: EmulatorProgram, _ request: [UInt8], requests: Int
  ) throws -> Double {
    let problem = Mutex<BenchError?>(nil)
    let group = DispatchGroup()
    let port = emulator.port
    let start = Stopwatch.now
    for number in 0..<connections {
      DispatchQueue(label: "connection.\(number)").async(group: group) {
        do {
          var connection = try LoadConnection(port: port)
          for _ in 0..<(requests / connections) {
            guard try connection.ask(request).count > bytes / 2 else {
              throw BenchError("the list is too short")
            }
          }
        } catch {
          problem.withLock { $0 = BenchError("\(error)") }
        }
      }
    }
    group.wait()
    if let problem = problem.withLock({ $0 }) { throw problem }
    return (Stopwatch.now - start).milliseconds / 1_000
  }

  private static func largeWorld(_ surroundings: Surroundings) throws -> Measurement {
    let emulator = try EmulatorProgram(surroundings, ["--assets", "\(many)"])
    defer { emulator.end() }
    _ = try load(emulator, list(of: emulator), requests: 2_000)
    return Measurement(
      name: "resident with a million assets", figure: Double(emulator.figures.residentMemory) / 1e6,
      unit: .megabytes, target: .atMost(300),
      peer: "at most \(emulator.figures.peakMemory / 1_000_000) MB while it made them")
  }
}
