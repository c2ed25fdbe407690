import Yams

/// Why a text is no YAML, on one line.
struct YAMLTrouble {
  var line: Int?
  var text: String

  init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?,
      .composer(_, let problem, let mark, _)?:
      (line, text) = (mark.line, "this is no YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context)?:
      line = context.mark.line
      text = "these keys are there twice: \(duplicates.joined(separator: ", "))"
    case .reader(let problem, _, _, _)?: text = "this is no YAML: \(problem)"
    default: text = "this is no YAML"
    }
  }
}
