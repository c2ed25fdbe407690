import Foundation
import HTTPTypes
import JSON

@testable import PlatformEmulator

/// One of the two descriptions of AI Lake, against which answers are checked.
struct OpenAPIDocument: Sendable {
  struct Operation: Hashable, Sendable, CustomStringConvertible {
    var method: String
    /// As the document has it: `/api/v1/ailake/operations/{operationId}`.
    var path: String

    var description: String { "\(method) \(path)" }
  }

  let checker: JSONSchemaChecker
  private let paths: JSONObject

  init(_ json: JSONValue, isAmbiguous: Bool = false) {
    paths = json["paths"]?.object ?? [:]
    checker = JSONSchemaChecker(
      schemas: json["components"]?["schemas"]?.object ?? [:], isAmbiguous: isAmbiguous)
  }

  /// Nil if the descriptions do not lie beside the project.
  ///
  /// In the older one all kinds of key, and all states of an operation, look alike.
  static func of(_ format: PlatformEmulator.AILakeFormat) -> OpenAPIDocument? {
    let name = format == .flat ? "ailake-openapi-flat.json" : "ailake-openapi.json"
    var root = URL(filePath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<4 { root.deleteLastPathComponent() }
    guard let data = try? Data(contentsOf: root.appending(path: "../shared/reference/\(name)")),
      let json = try? JSONValue.parse(Array(data))
    else { return nil }
    return OpenAPIDocument(json, isAmbiguous: format == .flat)
  }

  static let isThere = of(.jsonAPI) != nil && of(.flat) != nil

  var operations: Set<Operation> {
    var found: Set<Operation> = []
    for path in paths {
      for method in path.value.object?.keys ?? [] {
        found.insert(Operation(method: method.uppercased(), path: path.key))
      }
    }
    return found
  }

  /// The operation that a request is for. Literals go before names in braces.
  func operation(_ method: HTTPRequest.Method, _ path: String) -> Operation? {
    let segments = path.split(separator: "?")[0].split(separator: "/")
    let fitting = operations.filter { operation in
      let pattern = operation.path.split(separator: "/")
      return operation.method == method.rawValue && pattern.count == segments.count
        && zip(pattern, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
    return fitting.min { $0.path.count { $0 == "{" } < $1.path.count { $0 == "{" } }
  }

  /// What is wrong with the answer to an operation; nothing if all is well.
  func problems(of response: EmulatorResponse, to operation: Operation) -> [String] {
    let responses = paths[operation.path]?[operation.method.lowercased()]?["responses"]
    guard let described = responses?["\(response.status.code)"] else {
      return ["status \(response.status.code) is not described"]
    }
    return bodyProblems(response, described) + headerProblems(response, described)
  }

  private func bodyProblems(_ response: EmulatorResponse, _ described: JSONValue) -> [String] {
    guard let schema = described["content"]?["application/json"]?["schema"] else {
      return response.body.isEmpty ? [] : ["a body where none is described: \(response.text)"]
    }
    guard let value = response.json else { return ["no JSON: \(response.text)"] }
    guard response.headers[.contentType] == "application/json" else {
      return ["content-type is \(response.headers[.contentType] ?? "missing")"]
    }
    return checker.problems(of: value, by: schema)
  }

  private func headerProblems(_ response: EmulatorResponse, _ described: JSONValue) -> [String] {
    var problems: [String] = []
    for (name, header) in described["headers"]?.object ?? [:] {
      let value = HTTPField.Name(name).flatMap { response.headers[$0] }
      if let value, let schema = header["schema"] {
        problems += checker.problems(of: .string(value), by: schema, at: name)
      } else if value == nil, header["required"] == true {
        problems.append("the header \(name) is missing")
      }
    }
    for name in ["operation-id", "operation-location"] where described["headers"]?[name] == nil {
      if let field = HTTPField.Name(name), response.headers[field] != nil {
        problems.append("the header \(name) is not described")
      }
    }
    return problems
  }
}
