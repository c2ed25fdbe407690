import Foundation
import PlatformClient
import PlatformModel

/// Makes sense of what stands behind `limn api`.
enum APIWords {
  /// By group and verb, or by method and path. Throws with a suggestion if there is none.
  static func operation(_ first: String, _ second: String) throws -> APIOperation {
    if second.hasPrefix("/") {
      let method = first.uppercased()
      guard let found = OperationCatalogue.operation(method: method, path: second) else {
        throw UsageProblem("no operation serves \(method) \(second) (limn api lists them all)")
      }
      return found.operation
    }
    let operations = OperationCatalogue.operations(of: first)
    guard !operations.isEmpty else {
      throw UsageProblem(
        "there is no group '\(first)' (limn api lists them)"
          + Nearest.hint(first, among: OperationCatalogue.groups))
    }
    guard let operation = operations.first(where: { $0.verb == second }) else {
      throw UsageProblem(
        "\(first) has no '\(second)' (limn api \(first) lists what it has)"
          + Nearest.hint(second, among: operations.map(\.verb)))
    }
    return operation
  }

  /// The values in a path and its query, then `--name value` and `--name=value`.
  static func parameters(
    of operation: APIOperation, in words: [String]
  ) throws -> [(name: String, value: String)] {
    var parameters: [(name: String, value: String)] = []
    if words[1].hasPrefix("/") {
      let found = OperationCatalogue.operation(method: operation.method, path: words[1])
      parameters += (found?.values ?? [:]).sorted { $0.key < $1.key }
        .map { (name: $0.key, value: $0.value.removingPercentEncoding ?? $0.value) }
      parameters += (URLComponents(string: words[1])?.queryItems ?? [])
        .map { (name: $0.name, value: $0.value ?? "") }
    }
    var rest = words.dropFirst(2)
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word.count > 2 else {
        throw UsageProblem("'\(word)' is not expected here; parameters are --NAME VALUE")
      }
      let name = String(word.dropFirst(2))
      if let equals = name.firstIndex(of: "=") {
        parameters.append(
          (String(name[..<equals]), String(name[name.index(after: equals)...])))
      } else {
        guard let value = rest.popFirst() else {
          throw UsageProblem("--\(name) has no value")
        }
        parameters.append((name, value))
      }
    }
    return parameters
  }
}
