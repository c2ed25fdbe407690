import ExplorerUI
import Foundation
import PlatformClient
import Yams

/// Reads the text of a configuration; what is wrong is collected, not thrown, so that one look shows
/// it all.
struct ConfigReader {
  private var file: ConfigFile
  /// The context that is being read; nil outside of them.
  private var context: String?

  static func read(_ text: String, path: String) -> ConfigFile {
    var reader = ConfigReader(file: ConfigFile(path: path))
    reader.readDocument(text)
    reader.file.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return reader.file
  }

  private init(file: ConfigFile) {
    self.file = file
  }

  private mutating func readDocument(_ text: String) {
    do throws(YAMLTrouble) {
      guard let root = try YAMLFile.document(text), root.null == nil else { return }
      guard let mapping = root.mapping else {
        return complain(root, "keys and values are expected here, such as 'contexts:'")
      }
      for (key, value) in mapping { readTop(key, value) }
      checkCurrent()
    } catch {
      file.problems.append(ConfigProblem(path: file.path, line: error.line, text: error.text))
    }
  }

  private mutating func readTop(_ key: Node, _ value: Node) {
    switch key.string ?? "" {
    case "current-context":
      file.current = text(value, "current-context").map { sourced($0, key) }
    case "theme": file.theme = text(value, "theme").map { sourced($0, key) }
    case "keys": file.keys = overrides(value)
    case "contexts":
      guard let mapping = section(value, "contexts") else { return }
      for (name, value) in mapping { readContext(name, value) }
    case let name: unknown(name, key, among: ConfigFile.topKeys)
    }
  }

  private mutating func readContext(_ key: Node, _ value: Node) {
    let name = key.string ?? ""
    context = name
    defer { context = nil }
    guard ConfigFile.isName(name) else {
      return complain(
        key, "'\(shown(name))' is no name for a context: letters, digits, '.', '_' and '-' are")
    }
    file.contexts.append(ConfigFile.Context(name: name, line: key.mark?.line ?? 1))
    guard let mapping = section(value, name) else { return }
    readSection(mapping, "", at: key)
    checkContext()
  }

  private mutating func readSection(_ mapping: Node.Mapping, _ section: String, at place: Node) {
    let index = file.contexts.count - 1
    for (key, value) in mapping {
      let word = key.string ?? ""
      let name = section.isEmpty ? word : "\(section).\(word)"
      if let known = ConfigKey(rawValue: name) {
        guard let read = self.value(value, of: known) else {
          file.contexts[index].unreadable.insert(known)
          continue
        }
        file.contexts[index].values[known] = sourced(read, key)
      } else if name == "keys" {
        file.contexts[index].keys = overrides(value)
      } else if !ConfigKey.names(in: name).isEmpty {
        if let inner = self.section(value, name) { readSection(inner, name, at: key) }
      } else {
        let names = ConfigKey.names(in: section) + (section.isEmpty ? ["keys"] : [])
        unknown(word, key, in: section, among: names)
      }
    }
  }

  // MARK: Values

  private mutating func value(_ node: Node, of key: ConfigKey) -> ConfigValue? {
    if node.null != nil {
      complain(node, "\(key.rawValue) says nothing")
      return nil
    }
    let isSecret = SecretMask.isSecret(key.rawValue)
    switch key.kind {
    case .flag:
      guard let flag = node.bool else {
        let instead = isSecret ? "" : ", not '\(shown(node))'"
        complain(node, "\(key.rawValue) is true or false\(instead)")
        return nil
      }
      return .flag(flag)
    case .list:
      guard let list = texts(node, key.rawValue) else { return nil }
      return .list(list)
    case .text, .address, .file, .choice:
      guard let text = text(node, key.rawValue) else { return nil }
      if let problem = ConfigCheck.problem(with: text, of: key) {
        complain(node, problem)
        return nil
      }
      return .text(text)
    }
  }

  private mutating func text(_ node: Node, _ name: String) -> String? {
    guard let text = node.scalar?.string, !text.isEmpty else {
      complain(node, "\(name) is one text")
      return nil
    }
    return text
  }

  private mutating func texts(_ node: Node, _ name: String) -> [String]? {
    if let text = node.scalar?.string { return [text] }
    guard let list = node.sequence, list.allSatisfy({ $0.scalar != nil }) else {
      complain(node, "\(name) is a list, such as [\"Retail*\", \"project:*\"]")
      return nil
    }
    return list.compactMap { $0.scalar?.string }
  }

  private mutating func section(_ node: Node, _ name: String) -> Node.Mapping? {
    if node.null != nil { return Node.Mapping([]) }
    guard let mapping = node.mapping else {
      let names = ConfigKey.names(in: name).joined(separator: ", ")
      complain(
        node,
        SecretMask.isSecret(name)
          ? "\(name) says where the secret comes from, with a key below it: \(names)"
          : "\(name) has keys below it, not '\(shown(node))'")
      return nil
    }
    return mapping
  }

  private mutating func overrides(_ node: Node) -> [KeyOverride] {
    guard let mapping = section(node, "keys") else { return [] }
    return mapping.compactMap { key, value in
      let command = key.string ?? ""
      guard let keys = texts(value, "keys.\(command)") else { return nil }
      return KeyOverride(
        command: command, keys: keys, place: "\(file.path):\(key.mark?.line ?? 1)")
    }
  }

  // MARK: What does not go together

  private mutating func checkCurrent() {
    guard let current = file.current, file.context(named: current.value) == nil,
      case .file(_, let line) = current.origin
    else { return }
    let names = file.contexts.map(\.name)
    let hint = Nearest.hint(current.value, among: names)
    let there = names.isEmpty ? "there is none" : "there are \(names.joined(separator: ", "))"
    file.problems.append(
      ConfigProblem(
        path: file.path, line: line,
        text: "there is no context '\(shown(current.value))'\(hint) (\(there))"))
  }

  private mutating func checkContext() {
    guard let context = file.contexts.last else { return }
    for problem in ConfigCheck.problems(of: context) {
      file.problems.append(
        ConfigProblem(
          path: file.path, line: problem.line ?? context.line, context: context.name,
          text: problem.text))
    }
  }

  // MARK: Complaints

  private mutating func unknown(
    _ name: String, _ key: Node, in section: String = "", among names: [String]
  ) {
    let place = section.isEmpty ? (context == nil ? "" : " in a context") : " in \(section)"
    // Somebody may have put the secret itself there.
    let word = SecretMask.isSecret(section) ? "such key" : "key '\(shown(name))'"
    complain(
      key,
      "there is no \(word)\(place)\(Nearest.hint(name, among: names))"
        + " (there are \(names.joined(separator: ", ")))")
  }

  private mutating func complain(_ node: Node, _ text: String) {
    file.problems.append(
      ConfigProblem(path: file.path, line: node.mark?.line, context: context, text: text))
  }

  private func sourced<Value>(_ value: Value, _ key: Node) -> Sourced<Value> {
    Sourced(value: value, origin: .file(file.path, line: key.mark?.line ?? 1))
  }

  private func shown(_ node: Node) -> String {
    node.scalar.map { shown($0.string) } ?? (node.sequence == nil ? "{…}" : "[…]")
  }

  /// Bounded, on one line: somebody may have put a whole certificate there.
  private func shown(_ text: String) -> String { ConfigCheck.shown(text) }
}
