import ExplorerUI
import Foundation

/// Changes lines of a configuration and leaves all others as they are, comments among them.
struct ConfigEditor {
  let path: String
  private var lines: [String]
  /// How lines end: as those of the file do.
  private let lineEnd: String
  /// The mark that some editors write at the start.
  private let mark: String

  /// With a file that may not be there yet. Throws `UsageProblem` if it cannot be read.
  init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      self.init(path: path, text: Self.beginning)
      return
    }
    self.init(path: path, text: try InputFile.text(at: path))
  }

  /// Changes the file as it is now, whoever else changes it at the same time. Throws `UsageProblem`.
  static func change(_ path: String, _ edit: (inout ConfigEditor) throws -> Void) throws {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = file.deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // The folder is what is locked: the file is another each time, and nothing lies about.
    let lock = try? FileLock.waiting(for: folder.path)
    if lock == nil {
      Console.warn("\(folder.path) cannot be locked: what others write to \(path) now may be lost")
    }
    defer { lock?.release() }
    var editor = try ConfigEditor(path: path)
    try edit(&editor)
    try editor.write()
  }

  init(path: String, text: String) {
    self.path = path
    // A carriage return and a line feed are one character.
    lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
    mark = text.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    lines = String(text.unicodeScalars.dropFirst(mark.unicodeScalars.count))
      .split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    if lines.last == "" { lines.removeLast() }
  }

  private static let beginning = """
    # The configuration of limn. limn config check says what is wrong with it, limn config show
    # what holds. Secrets do not belong here: name where they come from.

    """

  var text: String { mark + lines.map { $0 + lineEnd }.joined() }

  // MARK: The current context

  /// Throws `UsageProblem` if the file is written in a form that cannot be changed line by line.
  mutating func setCurrent(_ name: String) throws {
    let before = ConfigReader.read(text, path: path)
    let line = "current-context: \(name)"
    if let index = top("current-context") {
      lines[index] = line + Self.comment(of: lines[index])
    } else {
      lines.insert(line, at: firstContent)
    }
    let after = ConfigReader.read(text, path: path)
    guard after.current?.value == name, Self.same(after, before) else {
      throw refusal("write '\(line)' there yourself")
    }
  }

  /// The comment at the end of a line, with the blanks before it.
  private static func comment(of line: String) -> String {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let letter = line[index]
      if let open = quote {
        if letter == open { quote = nil }
      } else if letter == "\"" || letter == "'" {
        quote = letter
      } else if letter == "#", previous == " " || previous == "\t" {
        let blanks = line[..<index].reversed().prefix { $0 == " " || $0 == "\t" }.count
        return String(line[line.index(index, offsetBy: -blanks)...])
      }
      previous = letter
    }
    return ""
  }

  /// Behind the comments at the top, and the mark a document may begin with.
  private var firstContent: Int {
    lines.firstIndex { line in
      !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("---") && !line.hasPrefix("%")
    } ?? lines.count
  }

  private func top(_ key: String) -> Int? {
    lines.firstIndex { line in
      line.hasPrefix(key + ":")
        && (line.count == key.count + 1
          || " \t".contains(line.dropFirst(key.count + 1).first ?? " "))
    }
  }

  // MARK: A new context

  /// Adds a context behind the others. `body`: its lines, with the indent they have below its name.
  /// Throws `UsageProblem`.
  mutating func add(_ name: String, body: [String]) throws {
    let before = ConfigReader.read(text, path: path)
    if let old = before.context(named: name) {
      throw UsageProblem(
        "\(path):\(old.line): there is a context '\(name)' already; --name gives this one another")
    }
    if top("contexts") == nil {
      if let last = lines.last, !last.isEmpty { lines.append("") }
      lines.append("contexts:")
    }
    guard let start = top("contexts") else { throw refusal("add the context yourself") }
    let indent = indent(below: start)
    let blank = String(repeating: " ", count: indent)
    let block = ["\(blank)\(name):"] + body.map { $0.isEmpty ? "" : "\(blank)  \($0)" }
    lines.insert(contentsOf: block, at: end(of: start))
    let after = ConfigReader.read(text, path: path)
    guard after.context(named: name) != nil, Self.same(after, before, except: name) else {
      throw refusal("add the context yourself")
    }
  }

  /// Of what stands below a line; two if nothing does.
  private func indent(below start: Int) -> Int {
    for line in lines[(start + 1)...] {
      let blanks = line.prefix { $0 == " " }.count
      if line.isEmpty || line.dropFirst(blanks).hasPrefix("#") { continue }
      return blanks > 0 ? blanks : 2
    }
    return 2
  }

  /// Where what stands below a line ends: behind its last line that says something.
  private func end(of start: Int) -> Int {
    var end = start + 1
    for (index, line) in lines.enumerated().dropFirst(start + 1) {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if content.isEmpty { continue }
      guard line.first == " " || line.first == "\t" else { break }
      end = index + 1
    }
    return end
  }

  // MARK: Writing

  /// Throws `UsageProblem`.
  func write() throws {
    try PrivateFile.write(Array(text.utf8), to: path, keepsMode: true)
  }

  private func refusal(_ advice: String) -> UsageProblem {
    UsageProblem("\(path) is written in a form that is not changed by limn: \(advice)")
  }

  /// Whether everything else still says the same.
  private static func same(
    _ after: ConfigFile, _ before: ConfigFile, except name: String? = nil
  ) -> Bool {
    func facts(_ file: ConfigFile) -> [String: [ConfigKey: ConfigValue]] {
      Dictionary(
        file.contexts.filter { $0.name != name }
          .map { ($0.name, $0.values.mapValues(\.value)) }, uniquingKeysWith: { $1 })
    }
    return facts(after) == facts(before) && after.theme?.value == before.theme?.value
      && after.keys.map(\.keys) == before.keys.map(\.keys)
  }
}
