import Foundation
import JSON

/// Listing a large catalog from the command line, from a server that takes its time; `curl` beside it,
/// which fetches the same pages.
enum ListTopic {
  private static let rounds = 3

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let emulator = try EmulatorProgram(
      surroundings, ["--assets", "\(LargeWorld.assets)", "--latency", "30ms"])
    defer { emulator.end() }
    let (limn, few) = try (
      best { try list(LargeWorld.catalog, surroundings, emulator) },
      list("Quarantine", surroundings, emulator)
    )
    let lines = "\(Measurement.Unit.count.text(Double(try total(emulator)))) assets as JSON lines"
    let version = try best(of: 15) {
      try FinishedProgram(surroundings.limn, ["--version"], environment: surroundings.environment)
    }
    let seconds = Measurement.Unit.milliseconds
    var measurements = [
      Measurement(
        name: "\(lines), 30 ms a page", figure: limn.milliseconds, unit: .milliseconds),
      Measurement(
        name: "memory of that, to that of a short list",
        figure: Double(limn.peakMemory) / Double(few.peakMemory), unit: .times,
        peer: "\(limn.peakMemory / 1_000_000) MB and \(few.peakMemory / 1_000_000) MB"),
      Measurement(
        name: "limn --version", figure: version.milliseconds, unit: .milliseconds,
        target: .atMost(30)),
    ]
    if let curl = Tool("curl", surroundings.environment) {
      let pages = try pages(of: emulator, in: surroundings.folder)
      let side = try best { try fetch(pages, ["--parallel"], curl, surroundings) }
      let row = try fetch(pages, [], curl, surroundings)
      measurements.insert(
        Measurement(
          name: "as curl --parallel or one by one, the better",
          figure: limn.milliseconds / min(side.milliseconds, row.milliseconds), unit: .times,
          target: .atMost(1.1),
          peer: "\(seconds.text(side.milliseconds)) and \(seconds.text(row.milliseconds))"),
        at: 1)
    }
    return measurements
  }

  /// The quickest of some, as others use the machine too.
  private static func best(
    of rounds: Int = rounds, _ run: () throws -> FinishedProgram
  ) rethrows -> FinishedProgram {
    var best = try run()
    for _ in 1..<rounds {
      let next = try run()
      if next.milliseconds < best.milliseconds { best = next }
    }
    return best
  }

  private static func list(
    _ catalog: String, _ surroundings: Surroundings, _ emulator: EmulatorProgram
  ) throws -> FinishedProgram {
    var environment = surroundings.environment
    environment["LIMN_URL"] = "http://127.0.0.1:\(emulator.port)"
    environment["LIMN_USER"] = "admin"
    return try FinishedProgram(
      surroundings.limn, ["assets", "-c", catalog, "-o", "jsonl"], environment: environment)
  }

  private static func fetch(
    _ pages: URL, _ options: [String], _ curl: Tool, _ surroundings: Surroundings
  ) throws -> FinishedProgram {
    try FinishedProgram(
      curl.path, options + ["--config", pages.path], environment: surroundings.environment)
  }

  private static func total(_ emulator: EmulatorProgram) throws -> Int {
    try emulator.ask("POST \(try search(emulator))", #"{"query":"*:*","limit":1}"#)["total_rows"]?
      .int ?? 0
  }

  private static func search(_ emulator: EmulatorProgram) throws -> String {
    let catalogs = try emulator.ask("GET /v2/catalogs?limit=200")["catalogs"]?.array ?? []
    let catalog = catalogs.first { $0["entity"]?["name"]?.string == LargeWorld.catalog }
    let id = catalog?["metadata"]?["guid"]?.string ?? ""
    return "/v2/asset_types/asset/search?catalog_id=\(id)"
  }

  /// What curl is to fetch: the pages that limn asks for.
  private static func pages(of emulator: EmulatorProgram, in folder: URL) throws -> URL {
    let path = try search(emulator)
    let pages = stride(from: 0, to: try total(emulator), by: 200).map { skip in
      """
      url = "http://127.0.0.1:\(emulator.port)\(path)"
      header = "Authorization: Bearer \(emulator.token)"
      header = "Content-Type: application/json"
      data = "{\\"query\\":\\"*:*\\",\\"limit\\":200,\\"skip\\":\(skip)}"
      output = "/dev/null"
      silent

      """
    }
    let file = folder.appending(path: "pages.curl")
    try Data(pages.joined(separator: "next\n").utf8).write(to: file)
    return file
  }
}
