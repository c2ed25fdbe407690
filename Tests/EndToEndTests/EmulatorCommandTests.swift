import Foundation
import HTTPTypes
import JSON
import PlatformClient
import Testing

/// `limn emulator` as a program.
@Suite final class EmulatorCommandTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-command-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  @Test func coverageListsEveryOperationAndCountsThem() throws {
    let result = try Program.run(["emulator", "--coverage"])

    let lines = result.output.split(separator: "\n")
    #expect(result.code == 0)
    #expect(lines.contains { $0.hasPrefix("Jobs ") && $0.hasSuffix("implemented  /v2/jobs") })
    let implemented = lines.dropLast().count { $0.contains("  implemented  ") }
    #expect(
      lines.last == "\(implemented) of \(lines.count - 1) operations are implemented.")
  }

  @Test func rateLimitsAreTheDocumentedOnesUnlessToldOtherwise() throws {
    let emulator = try EmulatorProcess(["--assets", "50"], in: folder)
    let client = try EmulatorClient(emulator.address)
    for _ in 1...60 { #expect(try client.send(.get, "/v2/projects").status == 200) }

    let refused = try client.send(.get, "/v2/projects")

    #expect(refused.status == 429)
    #expect(refused.body["reason"]?.string?.contains("Requests: 61. Limit: 60.") == true)
    let free = try EmulatorProcess(["--assets", "50", "--rate-limit", "off"], in: folder)
    let other = try EmulatorClient(free.address)
    for _ in 1...61 { #expect(try other.send(.get, "/v2/projects").status == 200) }
  }

  @Test func aFileOfFaultsIsInForceFromTheStart() throws {
    let file = folder.appending(path: "faults.yaml").path
    let text = """
      seed: 2
      faults:
        - fault: status        # the third request, and no other
          match: GET /v2/catalogs
          status: 502
          html: yes
          skip: 1
          count: 1
      """
    try Data(text.utf8).write(to: URL(filePath: file))
    let emulator = try EmulatorProcess(["--assets", "50", "--faults", file], in: folder)
    let client = try EmulatorClient(emulator.address)

    #expect(try client.send(.get, "/v2/catalogs").status == 200)
    #expect(throws: (any Error).self) { try client.send(.get, "/v2/catalogs") }
    let seen = try client.send(.get, "/limn-emulator/faults").body
    #expect(seen["faults"]?[0]?["struck"] == 1)
    #expect(try client.send(.get, "/v2/catalogs").status == 200)
  }

  @Test(arguments: [
    ("seed: [", "is no YAML"), ("- fault: reset", "Faults must be an object"),
    ("faults:\n  - fault: fire", "The field 'faults[0].fault' must be one of latency, status,"),
    ("faults:\n  - {fault: reset, chance: 7}", "'faults[0].chance' must be a number from 0 to 1."),
    ("fault: []", "The field 'fault' is not known; there are seed, clock_skew, faults."),
  ])
  func badFaultsAreOneLineWithFileAndKey(text: String, words: String) throws {
    let file = folder.appending(path: "faults.yaml").path
    try Data(text.utf8).write(to: URL(filePath: file))

    for command in ["emulator", "demo"] {
      let result = try Program.run([command, "--faults", file])

      #expect(result.code == 2)
      #expect(result.output.isEmpty)
      #expect(result.error.hasPrefix("limn: \(file)"), "\(result.error)")
      #expect(result.error.contains(words), "\(result.error)")
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }

  @Test func everybodyIsOnlyLetInWithAWarning() throws {
    let emulator = try EmulatorProcess(["--assets", "50", "--host", "0.0.0.0"], in: folder)

    #expect(emulator.address.hasPrefix("http://0.0.0.0:"))
    let said = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".error") }
      .compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    #expect(said.joined().contains("everybody who can reach 0.0.0.0"), "\(said)")
  }
}
