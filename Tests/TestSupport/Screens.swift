import Foundation
public import Testing

/// Expected screens, and other texts, as files that people read.
public enum Screens {
  /// Compares with `Screens/NAME.txt` beside the test; with LIMN_RECORD=1 writes it instead.
  public static func expect(
    _ screen: String, _ name: String, in testFile: String, folder: String = "Screens",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = URL(filePath: testFile).deletingLastPathComponent()
      .appending(path: folder).appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["LIMN_RECORD"] == "1" {
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try screen.write(to: file, atomically: true, encoding: .utf8)
      } catch {
        Issue.record("\(file.path): \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("There is no screen '\(name)' yet:\n\(screen)", sourceLocation: sourceLocation)
      return
    }
    if screen != expected {
      Issue.record(
        "The screen is not '\(name)':\n\(difference(expected, screen))",
        sourceLocation: sourceLocation)
    }
  }

  /// Both versions of the lines that differ.
  private static func difference(_ expected: String, _ found: String) -> String {
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for row in 0..<max(expected.count, found.count) {
      let before = row < expected.count ? String(expected[row]) : "(no line)"
      let after = row < found.count ? String(found[row]) : "(no line)"
      if before != after { lines += ["\(row) - \(before)", "\(row) + \(after)"] }
    }
    return lines.joined(separator: "\n")
  }
}
