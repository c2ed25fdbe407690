import HTTPTypes
import JSON
import Testing

@testable import PlatformEmulator

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Whole worlds in files.
@Suite final class WorldFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-world-\(UUID().uuidString)")
  private var first: String { folder.appending(path: "first.jsonl").path }
  private var second: String { folder.appending(path: "second.jsonl").path }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  @Test func anImportedWorldIsTheSameToTheLastByte() throws {
    let platform = try TestPlatform(assets: 200)
    let scope = try platform.catalog()
    _ = try platform.send(
      .post, "/api/v1/ailake/database/instances", ["name": "slow-one", "storageIds": []])
    try platform.emulator.export(to: first)

    let copy = try TestPlatform(assets: 1) { $0.worldFile = self.first }
    try copy.emulator.export(to: second)

    #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
    #expect(try copy.search(scope, "customer") == platform.search(scope, "customer"))
    // What was under way goes on.
    copy.clock.advance(by: .seconds(61))
    let databases = try copy.get("/api/v1/ailake/database/instances?size=100")
    #expect(databases.serialized().contains("slow-one"))
  }

  @Test func everyTableIsInTheFile() throws {
    let platform = try TestPlatform(assets: 50)
    try platform.emulator.export(to: first)
    let text = try String(contentsOfFile: first, encoding: .utf8)

    for table in ["user", "container", "asset", "asset_document", "run", "lake_service", "meta"] {
      #expect(text.contains(#"{"table":"\#(table)","row":{"#), "\(table)")
    }
    #expect(!text.contains("asset_fts"))
  }

  @Test(arguments: [
    ("{", 1, "it is no JSON"), ("{}", 1, "it is no world that limn exported"),
    (#"{"limn_world":2}"#, 1, "it was exported by another version of limn"),
    (#"{"limn_world":1}"# + "\n{\"rows\":1}", 2, "there should be 1 rows, but there are 0"),
    (#"{"limn_world":1}"#, 1, "the file ends before its last line"),
    (#"{"limn_world":1}"# + "\n{\"rows\":0}\n\n", 3, "it is no JSON"),
    (#"{"limn_world":1}"# + "\n[]", 2, "it has no 'table' and 'row'"),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"planets","row":{}}"#, 2,
      "there is no table 'planets'"
    ),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"meta","row":{"name":"x"}}"#, 2,
      "table 'meta' has no column 'name'"
    ),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"meta","row":{"key":"x"}}"#, 2,
      "NOT NULL constraint failed: meta.value"
    ),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"meta","row":{"key":"x","value":[]}}"#, 2,
      "a value is no text, no number and no base64"
    ),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"run","row":{"length":1e308}}"#, 2,
      "'length' of table 'run' cannot be 1e+308"
    ),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"run","row":{"length":9223372036854775807}}"#, 2,
      "'length' of table 'run' cannot be 9223372036854775807"
    ),
    (
      #"{"limn_world":1}"# + "\n" + #"{"table":"run","row":{"length":"long"}}"#, 2,
      "'length' of table 'run' cannot be"
    ),
  ])
  func aBadFileIsRefusedWithItsLine(text: String, line: Int, reason: String) throws {
    try Data(text.utf8).write(to: URL(filePath: first))
    let directory = folder.appending(path: "data").path

    #expect {
      try TestPlatform(assets: 50) {
        $0.worldFile = self.first
        $0.dataDirectory = directory
      }
    } throws: {
      "\($0)".hasPrefix("\(self.first), line \(line): \(reason)")
    }
    // Nothing of it is left.
    _ = try TestPlatform(assets: 50) { $0.dataDirectory = directory }
  }

  @Test func aFileThatIsNotThereIsRefused() {
    #expect {
      try TestPlatform(assets: 50) { $0.worldFile = "/no/such/file" }
    } throws: {
      "\($0)" == "/no/such/file cannot be used: No such file or directory."
    }
    #expect(throws: EmulatorStartError.self) {
      try TestPlatform(assets: 50).emulator.export(to: "/no/such/folder/file")
    }
  }

  @Test func aWorldIsOnlyReplacedIfThatIsAskedFor() throws {
    try TestPlatform(assets: 50).emulator.export(to: first)
    let directory = folder.appending(path: "data").path
    _ = try TestPlatform(assets: 60) { $0.dataDirectory = directory }

    #expect(throws: EmulatorStartError.worldExists(directory: directory)) {
      try TestPlatform(assets: 50) {
        $0.worldFile = self.first
        $0.dataDirectory = directory
      }
    }
    let imported = try TestPlatform(assets: 50) {
      $0.worldFile = self.first
      $0.dataDirectory = directory
      $0.startsOver = true
    }

    try imported.emulator.export(to: second)
    #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
  }

  @Test func linesOfAnyLengthAreRead() throws {
    let texts = ["", String(repeating: "x", count: 3_000_000), "y"]
    try Data(texts.joined(separator: "\n").utf8).write(to: URL(filePath: first))
    var reader = try LineReader(first)

    for text in texts { #expect(try reader.next()?.count == text.utf8.count) }
    #expect(try reader.next() == nil)
    #expect(reader.number == 3)
  }
}
