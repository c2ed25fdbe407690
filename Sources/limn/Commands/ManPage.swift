import JSON
import Nouns

/// The man page, made of the command tree; roff with the `man` macros.
struct ManPage {
  private var lines: [String] = []
  /// Options that many commands share, by what they are about; they are told once.
  private var shared: [(title: String, options: [JSONValue])] = []

  init(_ tree: CommandTree) {
    let root = tree.root
    lines = [
      ".TH LIMN 1 \"\" \"limn \(Version.current)\" \"User Commands\"",
      ".SH NAME", "limn \\- \(Self.escaped(Self.lowered(root.word("abstract") ?? "")))",
      ".SH SYNOPSIS", ".B limn", "[\\fIOPTIONS\\fR]", ".br", ".B limn",
      "\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]",
    ]
    if let discussion = root.word("discussion") {
      lines.append(".SH DESCRIPTION")
      add(text: discussion)
    }
    lines.append(".SH COMMANDS")
    for command in Self.commands(of: root) { add(command, path: "limn") }
    for (title, options) in shared {
      lines.append(".SH \(Self.escaped(title.uppercased())) OPTIONS")
      for option in options { add(argument: option) }
    }
    addEnds()
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func add(_ command: JSONValue, path: String) {
    let path = "\(path) \(command.word("commandName") ?? "")"
    let subcommands = Self.commands(of: command)
    lines += [".SS \(Self.escaped(path))"]
    if let abstract = command.word("abstract") { lines.append(Self.escaped(abstract)) }
    let arguments = Self.shown(command)
    if subcommands.isEmpty {
      lines += [".PP", ".B \(Self.escaped(path))", Self.synopsis(arguments)]
    }
    if let discussion = command.word("discussion") { add(text: discussion) }
    for argument in arguments { take(argument) }
    for subcommand in subcommands { add(subcommand, path: path) }
  }

  private mutating func take(_ argument: JSONValue) {
    guard let title = argument.word("sectionTitle") else { return add(argument: argument) }
    guard let place = shared.firstIndex(where: { $0.title == title }) else {
      return shared.append((title, [argument]))
    }
    let name = argument["preferredName"]
    if !shared[place].options.contains(where: { $0["preferredName"] == name }) {
      shared[place].options.append(argument)
    }
  }

  private mutating func add(argument: JSONValue) {
    let value = Self.escaped(argument.word("valueName") ?? "")
    let names = Self.names(argument).map { "\\fB\(Self.escaped($0))\\fR" }
    let head =
      names.isEmpty
      ? "\\fI\(value)\\fR"
      : names.joined(separator: ", ")
        + (argument.word("kind") == "option" ? " \\fI\(value)\\fR" : "")
    lines += [".TP", head, Self.escaped(argument.word("abstract") ?? "")]
  }

  /// Lines that are set in stay as they are, others flow.
  private mutating func add(text: String) {
    lines.append(".PP")
    var isExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let example = line.hasPrefix("  ") || line.hasPrefix("limn ")
      if example != isExample { lines.append(example ? ".nf" : ".fi") }
      isExample = example
      lines.append(line.isEmpty ? ".PP" : Self.escaped(String(line)))
    }
    if isExample { lines.append(".fi") }
  }

  private mutating func addEnds() {
    lines += [
      ".SH OPTIONS OF EVERY COMMAND", ".TP", "\\fB\\-\\-json\\-errors\\fR",
      "Say on standard error in JSON why the command failed.", ".TP",
      "\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "Show what the command takes.",
    ]
    lines.append(".SH EXIT STATUS")
    let codes = [
      (0, "done"), (1, "the platform refused or failed"), (2, "used wrongly"), (3, "not found"),
      (4, "not permitted, or not signed in"), (5, "something stands in the way"),
      (6, "done in part"),
      (7, "a change was sent, and whether it was made is not known"), (124, "no answer in time"),
      (130, "interrupted"),
    ]
    for (code, words) in codes { lines += [".TP", ".B \(code)", words] }
    lines += [
      ".SH FILES", ".TP", ".I ~/.config/limn", "What people write (XDG_CONFIG_HOME).", ".TP",
      ".I ~/.local/state/limn", "Drafts, names for completion, the log (XDG_STATE_HOME).",
    ]
  }

  // MARK: Reading the tree

  private static func commands(of command: JSONValue) -> [JSONValue] {
    (command["subcommands"]?.array ?? []).filter {
      $0["shouldDisplay"]?.bool != false && $0.word("commandName") != "help"
    }
  }

  private static func shown(_ command: JSONValue) -> [JSONValue] {
    (command["arguments"]?.array ?? []).filter { argument in
      let name = argument.word("preferredName", "name")
      return argument["shouldDisplay"]?.bool != false && name != "help" && name != "version"
    }
  }

  private static func names(_ argument: JSONValue) -> [String] {
    (argument["names"]?.array ?? []).compactMap { name in
      name.word("name").map { name.word("kind") == "long" ? "--\($0)" : "-\($0)" }
    }.sorted { $0.count < $1.count }
  }

  private static func synopsis(_ arguments: [JSONValue]) -> String {
    let words = arguments.filter { $0.word("kind") == "positional" }.map { argument in
      let dots = argument["isRepeating"]?.bool == true ? " ..." : ""
      let word = "\\fI\(escaped(argument.word("valueName") ?? ""))\\fR\(dots)"
      return argument["isOptional"]?.bool == true ? "[\(word)]" : word
    }
    return (words + ["[\\fIOPTIONS\\fR]"]).joined(separator: " ")
  }

  /// `A terminal` begins a sentence, which a line of `NAME` is none.
  private static func lowered(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Backslashes and hyphens mean something, and so do dots and quotes that begin a line.
  private static func escaped(_ text: String) -> String {
    let flat = text.replacing("\n", with: " ").replacing("\\", with: "\\e")
      .replacing("-", with: "\\-")
    return flat.hasPrefix(".") || flat.hasPrefix("'") ? "\\&\(flat)" : flat
  }
}
