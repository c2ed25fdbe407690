import ArgumentParser
import JSON

/// All commands with their options, as the parser itself tells them: what `--spec` prints, and what
/// the man page is made of.
///
/// Source: ArgumentParserToolInfo, `ToolInfoV0`.
struct CommandTree {
  let json: JSONValue

  /// Nil if the parser does not tell them as JSON any more.
  init?() {
    guard let json = try? JSONValue.parse(Limn._dumpHelp()) else { return nil }
    self.json = json
  }

  var root: JSONValue { json["command"] ?? [:] }

  /// One line to an option would be hard to read; this is for programs and for people.
  var text: String { json.serialized(.pretty) }
}
