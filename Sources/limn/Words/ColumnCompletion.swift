import ArgumentParser
import Nouns

/// Columns of the list that a line is about, for shells.
enum ColumnCompletion {
  /// `--columns name,mo`: several, with commas between.
  static let columns = CompletionKind.custom { words, _, prefix in
    let typed = Completions.plain(prefix)
    let head = typed.lastIndex(of: ",").map { typed[...$0] } ?? ""
    return fitting(names(words).map { head + $0 }, typed)
  }

  /// `--sort -mo`: one, from its other end too.
  static let sort = CompletionKind.custom { words, _, prefix in
    let typed = Completions.plain(prefix)
    let sign = typed.hasPrefix("-") ? "-" : ""
    return fitting(names(words).map { sign + $0 }, typed)
  }

  private static func fitting(_ names: [String], _ prefix: String) -> [String] {
    names.filter { $0.hasPrefix(prefix.lowercased()) }
  }

  /// Those of the command that the words name; none if it lists nothing.
  static func names(_ words: [String]) -> [String] {
    var command: any ParsableCommand.Type = Limn.self
    for word in words.drop(while: { $0.hasSuffix("limn") }) {
      let next = command.configuration.subcommands.first { $0.configuration.commandName == word }
      guard let next else { break }
      command = next
    }
    command = command.configuration.defaultSubcommand ?? command
    if command == ConfigContextsCommand.self { return ContextRow.columns.map(\.name) }
    if command == RelationsCommand.self { return RelationRow.columns.map(\.name) }
    guard let list = command as? any ListCommand.Type else { return [] }
    return columnNames(list)
  }

  private static func columnNames<Command: ListCommand>(_: Command.Type) -> [String] {
    Command.Row.columns.map(\.name)
  }
}
