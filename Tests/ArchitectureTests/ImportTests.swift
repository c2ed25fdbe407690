import Foundation
import Testing

/// The table of targets, checked over the `import` lines of every source file.
@Suite struct ImportTests {
  /// What each target may import of our own and of libraries. Systems (`Glibc`, `Dispatch` …) apart.
  private static let allowed: [String: Set<String>] = [
    "JSON": [],
    "LocalFiles": [],
    "PlatformModel": ["JSON"],
    "PlatformClient": [
      "PlatformModel", "JSON", "AsyncHTTPClient", "HTTPTypes", "NIOCore", "NIOHTTP1", "NIOPosix",
      "NIOSSL", "NIOFoundationCompat", "NIOHTTPCompression", "Logging",
    ],
    "PlatformEmulator": [
      "JSON", "LocalFiles", "HTTPTypes", "HummingbirdCore", "GRDB", "NIOCore", "NIOHTTP1",
      "NIOPosix", "NIOSSL",
      "Crypto", "SwiftASN1", "X509", "Logging",
    ],
    "Filters": [],
    "Nouns": ["Filters", "PlatformModel", "JSON"],
    "ExplorerModel": ["Filters", "Nouns", "PlatformModel", "JSON"],
    "Workers": [
      "ExplorerModel", "JSON", "LocalFiles", "Nouns", "PlatformClient", "PlatformModel",
    ],
    "TerminalKit": [],
    "ExplorerUI": ["ExplorerModel", "Filters", "Nouns", "PlatformModel", "TerminalKit", "JSON"],
    "CursesTerminal": ["TerminalKit", "CNCurses"],
    "limn": [
      "JSON", "Filters", "LocalFiles", "PlatformModel", "PlatformClient", "PlatformEmulator",
      "ExplorerModel", "Nouns", "Workers", "TerminalKit", "ExplorerUI", "CursesTerminal",
      "ArgumentParser",
      "GRDB", "Logging", "Yams",
    ],
  ]

  private static let systems: Set<String> = [
    "Glibc", "Darwin", "Musl", "Dispatch", "Synchronization", "Foundation",
    "FoundationEssentials", "Builtin", "Swift",
  ]

  @Test(arguments: allowed.keys.sorted())
  func aTargetImportsOnlyWhatItMayKnow(target: String) throws {
    let allowed = try #require(Self.allowed[target])

    for file in try SourceTree.swiftFiles(of: target) {
      let foreign = try SourceTree.imports(of: file).subtracting(Self.systems).subtracting(allowed)
      #expect(foreign.isEmpty, "\(file.lastPathComponent) imports \(foreign.sorted())")
    }
  }

  @Test func everyTargetStandsInTheTable() throws {
    let targets = try SourceTree.targets()

    #expect(
      targets.subtracting(["CNCurses", "CPseudoTerminal", "limn-bench"]) == Set(Self.allowed.keys))
  }

  @Test func onlyCNCursesKnowsCurses() throws {
    for target in try SourceTree.targets() where target != "CNCurses" {
      for file in try SourceTree.swiftFiles(of: target) where target != "CursesTerminal" {
        #expect(try !SourceTree.imports(of: file).contains("CNCurses"), "\(file.path)")
      }
    }
    let headers = try SourceTree.files(of: "CNCurses", withExtension: "h")
    #expect(!headers.isEmpty)
    for header in headers {
      let text = try String(contentsOf: header, encoding: .utf8)
      #expect(!text.contains("curses.h>"), "\(header.lastPathComponent) shows curses")
    }
  }
}
