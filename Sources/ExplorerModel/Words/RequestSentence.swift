public import PlatformModel

/// The sentence for a call that cannot be sent as it stands in the form.
public enum RequestSentence {
  public static func sentence(_ problem: RequestProblem) -> String {
    switch problem {
    case .missing(let name), .missingInPath(let name, _): "\(name) has to be given"
    case .missingOneOf(let names): "One of \(list(names)) has to be given"
    case .moreThanOneOf(let names, _): "Only one of \(list(names)) can be given"
    case .empty(let name): "\(name) has to have a value"
    case .unknown(let name, _, let operation): "\(operation) has no parameter \(name)"
    case .notANumber(let name, let value): "\(name): '\(value)' is not a whole number of 0 or more"
    case .notAFlag(let name, let value): "\(name): '\(value)' is neither true nor false"
    case .bodyNotTaken(let operation): "\(operation) takes no body"
    case .bodyNotJSON(let reason): "The body is no JSON: \(reason)"
    case .notFollowable(let operation): "The answer does not say how \(operation) can be followed"
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
