import Foundation

/// A context that is about to be written.
struct ContextDraft {
  var name: String?
  var values: [ConfigKey: ConfigValue] = [:]

  var hasAddress: Bool {
    [ConfigKey.platformURL, .region, .aiLakeURL].contains { values[$0] != nil }
  }

  /// Another one than AI Lake.
  var hasPlatform: Bool { values[.platformURL] != nil || values[.region] != nil }

  /// Of the platform, else of AI Lake; the region on IBM Cloud.
  var host: String {
    if let region = values[.region] { return region.text }
    let address = values[.platformURL] ?? values[.aiLakeURL]
    return address.flatMap { URL(string: $0.text)?.host } ?? ""
  }

  /// Its lines below its name, in the order of the table of keys.
  var lines: [String] {
    var lines: [String] = []
    var open: [Substring] = []
    for key in ConfigKey.allCases {
      guard let value = values[key] else { continue }
      let path = key.rawValue.split(separator: ".")
      let sections = path.dropLast()
      let shared = zip(open, sections).prefix { $0 == $1 }.count
      for (depth, section) in sections.enumerated().dropFirst(shared) {
        lines.append("\(Self.blank(depth))\(section):")
      }
      open = Array(sections)
      lines.append("\(Self.blank(sections.count))\(path[path.count - 1]): \(Self.yaml(value))")
    }
    return lines
  }

  private static func blank(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  static func yaml(_ value: ConfigValue) -> String {
    switch value {
    case .flag: value.text
    case .text(let text): quoted(text)
    case .list(let list): "[" + list.map(quoted).joined(separator: ", ") + "]"
    }
  }

  /// In quotes unless it is plain letters that YAML takes as text.
  private static func quoted(_ text: String) -> String {
    let first = text.utf8.first ?? 0x20
    let isWord = (0x41...0x5a).contains(first) || (0x61...0x7a).contains(first)
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x3a).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        || [0x2d, 0x2e, 0x2f, 0x5f, 0x40].contains(byte)
    }
    let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isWord, isPlain, text.utf8.last != 0x3a, !reserved.contains(text.lowercased()) {
      return text
    }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
