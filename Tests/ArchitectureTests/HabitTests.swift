import Foundation
import Testing

/// Habits that a compiler does not check.
@Suite struct HabitTests {
  /// Each with where it may stand all the same, and why.
  private static let forbidden: [(text: String, allowedIn: Set<String>)] = [
    ("@unchecked Sendable", []),
    ("DispatchQueue.main", []),
    ("@MainActor", []),
    // Threads of our own where a queue does, and queues that wake an idle program once a second.
    ("pthread_create", []),
    ("detachNewThread", []),
    // What idle limn is compared to.
    (".global()", ["IdleTopic.swift"]),
    ("attributes: .concurrent", []),
    ("concurrentPerform", []),
    ("try!", []),
    ("as!", []),
    // A Dispatch source is safe to use from any thread, but not marked so on Linux.
    ("nonisolated(unsafe)", ["DispatchScheduler.swift"]),
  ]

  @Test func whatIsForbiddenStandsNowhere() throws {
    for target in try SourceTree.targets() {
      for file in try SourceTree.swiftFiles(of: target) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for (word, exceptions) in Self.forbidden where text.contains(word) {
          #expect(exceptions.contains(file.lastPathComponent), "\(file.path) has \(word)")
        }
      }
    }
  }

  @Test func awaitStandsOnlyInTheServerAdapter() throws {
    for target in try SourceTree.targets() where target != "PlatformEmulator" {
      for file in try SourceTree.swiftFiles(of: target) {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let awaiting = lines.filter { $0.contains("await ") && !$0.contains("//") }
        #expect(awaiting.isEmpty, "\(file.path) awaits")
      }
    }
  }

  @Test func noSourceFileIsLongerThan400Lines() throws {
    for target in try SourceTree.targets() {
      for file in try SourceTree.swiftFiles(of: target) {
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines <= 401, "\(file.lastPathComponent) has \(lines) lines")
      }
    }
  }

  @Test func theTopLevelHoldsOnlyWhatBelongsThere() throws {
    let belongs: Set<String> = [
      "Package.swift", "Sources", "Tests", "themes", "README.md", "Makefile",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
      .filter { !$0.hasPrefix(".") && $0 != "Package.resolved" }

    #expect(Set(found) == belongs)
  }
}
