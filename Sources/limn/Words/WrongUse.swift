import PlatformClient

/// What the parser says of words it cannot take, in words that say what it would take.
///
/// Source of what it says: ArgumentParser, `Usage/UsageGenerator.swift`, `ErrorMessageGenerator`.
/// What is not known here is said as it says it.
struct WrongUse {
  let node: CommandNode
  /// Behind the name of the command.
  let words: [String]

  /// - Parameter said: its first line.
  func sentence(_ said: String) -> String {
    let quoted = said.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    guard quoted.count > 2 else { return said }
    if said.hasPrefix("Unknown option '") { return unknown(quoted[1]) }
    if said.hasPrefix("Missing value for '") { return noValue(Self.name(quoted[1])) }
    if said.hasPrefix("Missing expected argument '") {
      // An option that is mistyped may be why.
      return unknownOption.map(unknown) ?? missing(Self.name(quoted[1]))
    }
    if said.hasPrefix("The value '") { return invalid(said) ?? said }
    if said.hasPrefix("Unexpected argument '") || said.contains(" unexpected arguments: '") {
      return tooMuch(quoted[1])
    }
    if said.hasPrefix("The option '"), quoted.count > 3 {
      return "\(Self.name(quoted[1])) takes no value, but '\(quoted[3])' is given"
    }
    if said.hasPrefix("Can't generate completion scripts for '") {
      return
        "there are completions for bash, zsh and fish, but none for '\(quoted[quoted.count - 2])'"
    }
    return said
  }

  /// `--limit <count>`, `<asset> ...`
  private static func name(_ text: String) -> String {
    String(text.prefix { $0 != " " })
  }

  private func unknown(_ option: String) -> String {
    let given = words.first { $0.hasPrefix("-") && $0.contains(option.drop { $0 == "-" }) }
    let typed = option.hasPrefix("--") ? option : given ?? option
    let bare = String(typed.drop { $0 == "-" }.prefix { $0 != "=" })
    let names = node.optionNames.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    // Of letters behind one dash the one that is not known is meant.
    let isCluster = !names.contains(bare) && node.argument(String(typed.prefix(2))) != nil
    let what = "\(node.title) has no option \(isCluster ? option : typed)"
    if bare.count > 1, let near = Nearest.name(bare, among: names) {
      return "\(what); did you mean --\(near)?"
    }
    if !isCluster, typed.count > 2, !typed.hasPrefix("--"), node.argument("<filter>") != nil {
      return "\(what); if the filter is meant: \(node.title) -- \(typed)"
    }
    return "\(what) (\(node.title) --help lists them)"
  }

  /// The first one with two dashes that is not the value of another.
  private var unknownOption: String? {
    var isValue = false
    for word in words.prefix(while: { $0 != "--" }) {
      let name = String(word.prefix { $0 != "=" })
      let option = isValue ? nil : node.argument(name)
      if !isValue, option == nil, word.hasPrefix("--") { return name }
      isValue = option?.takesValue == true && name == word
    }
    return nil
  }

  private func noValue(_ option: String) -> String {
    guard let argument = node.argument(option) else { return "\(option) wants a value" }
    let values = argument.values.isEmpty ? "" : " (\(argument.values.joined(separator: ", ")))"
    let what = "\(option) wants a value: \(option) <\(argument.valueName)>\(values)"
    guard let index = words.firstIndex(of: option), index + 1 < words.count,
      words[index + 1].hasPrefix("-"), node.argument(words[index + 1]) == nil
    else { return what }
    return "\(what); if '\(words[index + 1])' is meant: \(option)=\(words[index + 1])"
  }

  private func missing(_ name: String) -> String {
    let abstract = node.argument(name).map { ": \($0.abstract)" } ?? ""
    return "\(node.title): \(name) is missing\(abstract.hasSuffix(".") ? abstract : "\(abstract).")"
  }

  /// `The value 'x' is invalid for '--limit <count>'`, and then `: why` or `. Please provide …`.
  private func invalid(_ said: String) -> String? {
    let middle = "' is invalid for '"
    guard let sign = said.firstRange(of: middle) else { return nil }
    let value = said[..<sign.lowerBound].dropFirst("The value '".count)
    let rest = said[sign.upperBound...]
    guard let end = rest.firstIndex(of: "'") else { return nil }
    let name = Self.name(String(rest[..<end]))
    let why = rest[rest.index(after: end)...]
    if why.hasPrefix(": ") { return "\(name): \(why.dropFirst(2))" }
    guard let argument = node.argument(name), !argument.values.isEmpty else {
      return "\(name): '\(value)' is no whole number"
    }
    return "\(name): there is no \(argument.valueName) '\(value)', but "
      + argument.values.joined(separator: ", ")
      + Nearest.hint(String(value), among: argument.values)
  }

  private func tooMuch(_ word: String) -> String {
    let names = node.subcommandNames
    if !names.isEmpty {
      return "\(node.title) has no command '\(word)', but \(names.joined(separator: ", "))"
        + Nearest.hint(word, among: names)
    }
    let usage = ([node.title] + node.positionals.map { "<\($0.valueName)>" }).joined(separator: " ")
    let quotes = node.positionals.isEmpty ? "" : "; a name with blanks stands in quotes"
    return "'\(word)' is one word too many: \(usage)\(quotes)"
  }
}
