import TerminalKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The theme files that come with the program, read without a YAML library: they are flat.
enum ThemeFiles {
  static func all() throws -> [Theme] {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "themes")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      let data = try Data(contentsOf: folder.appending(path: name))
      return try theme(String(decoding: data, as: UTF8.self))
    }
  }

  private static func theme(_ text: String) throws -> Theme {
    var head: [String: String] = [:]
    var roles: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let key = String(parts[0].drop { $0 == " " })
      let value = String(parts[1].drop { $0 == " " || $0 == "\"" }.prefix { $0 != "\"" })
      if line.hasPrefix("  ") { roles[key] = value } else { head[key] = value }
    }
    return try Theme(
      name: head["name"] ?? "", summary: head["description"] ?? "", roles: roles)
  }
}
