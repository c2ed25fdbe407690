import PlatformClient
import PlatformModel

extension RequestProblem {
  /// In the words of the command line, where a parameter is an option.
  var words: String {
    switch self {
    case .missing(let name): "--\(name) is missing"
    case .missingInPath(let name, let path): "--\(name) is missing: it is part of \(path)"
    case .missingOneOf(let names): "one of \(Self.options(names)) is missing"
    case .moreThanOneOf(let names, let given):
      "only one of \(Self.options(names)) may be given, not \(given)"
    case .empty(let name): "--\(name) must not be empty"
    case .unknown(let name, let known, let operation):
      "\(operation) has no parameter --\(name)"
        + Nearest.hint(name, among: known, prefix: "--")
    case .notANumber(let name, let value):
      "--\(name): '\(value)' is not a whole number of 0 or more"
    case .notAFlag(let name, let value): "--\(name): '\(value)' is neither true nor false"
    case .bodyNotTaken(let operation): "\(operation) takes no --body"
    case .bodyNotJSON(let reason): "--body is no JSON: \(reason)"
    case .notFollowable(let operation): "the answer does not say how \(operation) can be followed"
    }
  }

  private static func options(_ names: [String]) -> String {
    names.map { "--\($0)" }.joined(separator: ", ")
  }
}
