import ArgumentParser
import PlatformClient

/// Reads the command line. What the parser cannot take is looked at again, with the tree of commands
/// beside it: for what other programs take so, and for words that say what would be valid.
struct CommandReader {
  /// All commands; not asked for as long as words can be read.
  var root: () -> CommandNode? = { CommandTree().map(CommandNode.init) }

  /// Throws `UsageProblem`, or what stands for help.
  func command(_ words: [String]) throws -> any ParsableCommand {
    try checkFirst(words)
    do {
      return try Limn.parseAsRoot(words)
    } catch {
      guard let failure = Limn.failure(of: error), let root = root() else { throw error }
      return try secondLook(words, root, failure)
    }
  }

  private var names: [String] {
    Limn.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }

  private func checkFirst(_ words: [String]) throws {
    guard let first = words.first, !first.hasPrefix("-") else { return }
    guard names.contains(first) else {
      throw UsageProblem(
        "there is no command '\(first)' (limn --help lists them)"
          + Nearest.hint(first, among: names))
    }
    guard first == "help", words.count > 1, let root = root() else { return }
    let (node, rest) = root.found(by: Array(words.dropFirst()))
    guard let word = rest.first, !word.hasPrefix("-") else { return }
    throw UsageProblem("there is no command '\(word)' (\(node.title) --help lists them)")
  }

  private func secondLook(
    _ words: [String], _ root: CommandNode, _ first: CommandFailure
  ) throws -> any ParsableCommand {
    let (node, rest) = root.found(by: words)
    let plain = PlainWords(node: node).put(rest)
    var failure = first
    if plain != rest {
      do {
        return try Limn.parseAsRoot(Array(words.dropLast(rest.count)) + plain)
      } catch {
        guard let second = Limn.failure(of: error) else { throw error }
        failure = second
      }
    }
    try checkOrder(words, failure.description)
    throw UsageProblem(WrongUse(node: node, words: rest).sentence(failure.description))
  }

  private func checkOrder(_ words: [String], _ said: String) throws {
    guard let index = words.firstIndex(where: names.contains), index > 0,
      said.contains("'\(words[index])'") || said.contains("Unknown option")
    else { return }
    // Only what says it: a value may be an address with a password in it.
    let command = words[index...].prefix { !$0.hasPrefix("-") }.prefix(2)
    let options = words[..<index].filter { $0.hasPrefix("-") }.map { option in
      String(option.prefix { $0 != "=" })
    }
    throw UsageProblem(
      "options stand behind the command: limn "
        + (command + options).joined(separator: " ") + (options.count < index ? " …" : ""))
  }
}
