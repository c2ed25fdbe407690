import Foundation

/// The project's own files, as a reader finds them.
enum SourceTree {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func targets() throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
        .filter { !$0.hasPrefix(".") })
  }

  static func swiftFiles(of target: String) throws -> [URL] {
    try files(of: target, withExtension: "swift")
  }

  static func files(of target: String, withExtension type: String) throws -> [URL] {
    let folder = root.appending(path: "Sources").appending(path: target)
    guard let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return found.compactMap { $0 as? URL }.filter { $0.pathExtension == type }
  }

  /// Module names on the `import` lines of a file.
  static func imports(of file: URL) throws -> Set<String> {
    let text = try String(contentsOf: file, encoding: .utf8)
    var isText = false
    let names = text.split(separator: "\n").compactMap { line -> String? in
      // What stands in a text of several lines is no Swift.
      if line.ranges(of: "\"\"\"").count % 2 == 1 { isText.toggle() }
      guard !isText else { return nil }
      let words = line.split(separator: " ")
      guard let at = words.firstIndex(of: "import"), at <= 2, at + 1 < words.count,
        words[..<at].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
      else { return nil }
      return String(words[words.count - 1].split(separator: ".")[0])
    }
    return Set(names)
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "private", "fileprivate",
  ]
}
