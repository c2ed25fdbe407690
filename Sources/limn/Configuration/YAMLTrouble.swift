import Yams

/// Why a text is no YAML, or none that is understood here, on one line.
struct YAMLTrouble: Error {
  var line: Int?
  var text: String

  init(line: Int?, text: String) {
    self.line = line
    self.text = text
  }

  init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      (line, text) = (mark.line, "this is no YAML: \(Self.plain(problem))")
    case .duplicatedKeysInMapping(let duplicates, let context)?:
      line = context.mark.line
      text = "these keys are there twice: \(duplicates.joined(separator: ", "))"
    case .reader(let problem, _, _, _)?: text = "this is no YAML: \(problem)"
    default: text = "this is no YAML"
    }
  }

  /// `path:7: …`
  func words(in path: String) -> String { "\(path)\(line.map { ":\($0)" } ?? ""): \(text)" }

  /// The parser's words for what people meet most.
  private static func plain(_ problem: String) -> String {
    problem == "found character that cannot start any token"
      ? "it is indented with a tab, or begins with a sign that must stand in quotes" : problem
  }
}
