import JSON

/// A command of the tree, with what may stand behind it.
struct CommandNode {
  /// As it is typed: `limn lake tables list`.
  let title: String
  private let json: JSONValue

  init(_ tree: CommandTree) {
    self.init(title: "limn", json: tree.root)
  }

  private init(title: String, json: JSONValue) {
    self.title = title
    self.json = json
  }

  /// What may stand behind a command's name: an option, or a word without a dash.
  struct Argument {
    fileprivate let json: JSONValue

    /// `--limit`, `-o`; none for what is known by its place.
    var names: [String] {
      (json["names"]?.array ?? []).compactMap { name in
        name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
      }
    }

    var takesValue: Bool { json["kind"]?.string == "option" }
    var isPositional: Bool { json["kind"]?.string == "positional" }
    /// `count`.
    var valueName: String { json["valueName"]?.string ?? "value" }
    /// What it is for, as the help says it.
    var abstract: String { json["abstract"]?.string ?? "" }
    /// All values there are; none if there are too many to be told.
    var values: [String] { (json["allValues"]?.array ?? []).compactMap(\.string) }
  }

  var arguments: [Argument] { (json["arguments"]?.array ?? []).map { Argument(json: $0) } }
  var optionNames: [String] { arguments.flatMap(\.names) }
  var positionals: [Argument] { arguments.filter(\.isPositional) }

  var subcommandNames: [String] {
    subcommands.compactMap { $0["commandName"]?.string }.filter { $0 != "help" }
  }

  /// `--limit`, `-o` or, by its place, `<asset>`.
  func argument(_ name: String) -> Argument? {
    arguments.first { $0.names.contains(name) || $0.isPositional && "<\($0.valueName)>" == name }
  }

  func subcommand(_ name: String) -> CommandNode? {
    subcommands.first { $0["commandName"]?.string == name }.map {
      CommandNode(title: "\(title) \(name)", json: $0)
    }
  }

  /// The command that words name, and the words behind its name. What a name that is left out
  /// stands for is found too: `limn trash` is `limn trash list`.
  func found(by words: [String]) -> (node: CommandNode, rest: [String]) {
    if let first = words.first, let node = subcommand(first) {
      return node.found(by: Array(words.dropFirst()))
    }
    guard let name = json["defaultSubcommand"]?.string, let node = subcommand(name) else {
      return (self, words)
    }
    // What limn does without a command is called limn.
    return (title == "limn" ? CommandNode(title: title, json: node.json) : node, words)
  }

  private var subcommands: [JSONValue] { json["subcommands"]?.array ?? [] }
}
