import PlatformClient
import PlatformModel

/// What `limn api` says about operations.
enum APIListing {
  static func printGroups() {
    let width = OperationCatalogue.groups.map(\.count).max() ?? 0
    for group in OperationCatalogue.groups {
      let verbs = OperationCatalogue.operations(of: group).map(\.verb)
      Console.say(padded(group, width) + verbs.joined(separator: " "))
    }
  }

  static func printOperations(of group: String) throws {
    let operations = OperationCatalogue.operations(of: group)
    guard !operations.isEmpty else {
      throw UsageProblem(
        "there is no group '\(group)' (limn api lists them)"
          + Nearest.hint(group, among: OperationCatalogue.groups))
    }
    let verbs = operations.map(\.verb.count).max() ?? 0
    for operation in operations {
      Console.say(padded(operation.verb, verbs) + operation.summary)
    }
  }

  static func describe(_ operation: APIOperation) {
    Console.say("\(operation.group) \(operation.verb): \(operation.summary)")
    Console.say("\(operation.method) \(operation.path)")
    let path = operation.pathParameters.map { ("--\($0)", "text, in the path, required") }
    let query = operation.query.map { ("--\($0.name)", words(for: $0)) }
    let headers = operation.headers.map { ("--\($0)", "text, sent as a header") }
    let all = path + query + headers
    let width = all.map(\.0.count).max() ?? 0
    for (name, words) in all { Console.say("  \(padded(name, width))\(words)") }
    if operation.body != .none {
      let hint = operation.bodyHint.isEmpty ? "" : " \(operation.bodyHint)"
      let sign = hint.contains("*") ? ", * is required" : ""
      Console.say("  --body  \(operation.body.rawValue)\(hint)\(sign)")
    }
    if let permission = operation.permission { Console.say("  needs \(permission)") }
    if operation.pages != nil { Console.say("  --paginate reads all pages") }
    if operation.waiting != nil { Console.say("  --wait waits until it is done") }
  }

  private static func words(for parameter: APIOperation.Parameter) -> String {
    let kind =
      switch parameter.kind {
      case .text: "text"
      case .number: "number"
      case .flag: "true or false"
      }
    let rule =
      switch parameter.rule {
      case .optional: ""
      case .required: ", required"
      case .oneOf: ", exactly one of these"
      }
    return kind + rule + (parameter.isGuess ? ", name not certain" : "")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count) + 2)
  }
}
