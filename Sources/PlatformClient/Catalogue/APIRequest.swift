import HTTPTypes
public import JSON
public import PlatformModel

/// An operation with everything it is asked with, checked against the catalogue.
public struct APIRequest: Hashable, Sendable {
  public let operation: APIOperation
  /// Values of the names in the path.
  public let pathValues: [String: String]
  /// In the order they were given, not encoded.
  public let query: [(name: String, value: String)]
  public let headers: [(name: String, value: String)]
  /// Nil for none.
  public let body: [UInt8]?
  /// The document in the body, if it is JSON.
  public let document: JSONValue?

  /// - Parameters:
  ///   - parameters: by name; those of the path, the query and the operation's own headers.
  ///   - body: as it is sent.
  /// - Throws: what is missing, or is not what the operation takes.
  public init(
    _ operation: APIOperation, parameters: [(name: String, value: String)], body: [UInt8]? = nil
  ) throws(RequestProblem) {
    self.operation = operation
    var pathValues: [String: String] = [:]
    var query: [(name: String, value: String)] = []
    var headers: [(name: String, value: String)] = []
    let inPath = operation.pathParameters
    for (name, value) in parameters {
      if inPath.contains(name) {
        guard !value.isEmpty else { throw .empty(name) }
        pathValues[name] = value
      } else if operation.headers.contains(name) {
        headers.append((name, value))
      } else {
        query.append((name, try Self.checked(value, of: name, operation)))
      }
    }
    for name in inPath where pathValues[name] == nil {
      throw .missingInPath(name, path: operation.path)
    }
    try Self.checkRules(operation, Set(query.map(\.name)))
    self.pathValues = pathValues
    self.query = query
    self.headers = headers
    self.body = body
    document = try Self.document(body, operation)
  }

  /// `GET /v2/jobs/4711/runs?limit=10`, without secrets.
  public var line: String { call.line }

  public var contentType: String {
    switch operation.body {
    case .none, .json: "application/json"
    case .jsonPatch: "application/json-patch+json"
    case .form: "application/x-www-form-urlencoded"
    case .multipart, .octets: "application/octet-stream"
    }
  }

  /// As a person would write it, without its body.
  var written: OperationCall {
    let path = pathValues.sorted { $0.key < $1.key }.map { OperationCall.Value($0.key, $0.value) }
    return OperationCall(
      operation, values: path + (query + headers).map { OperationCall.Value($0.name, $0.value) })
  }

  var call: Call {
    var call = Call(
      method: .init(rawValue: operation.method) ?? .get, path: path,
      query: query.map { QueryItem($0.name, $0.value) }, isRepeatable: operation.isReading,
      timeout: .seconds(120))
    call.bytes = body
    call.contentType = contentType
    for (name, value) in headers {
      if let name = Call.headerName(name) { call.headers[name] = value }
    }
    return call
  }

  private var path: [String] {
    operation.path.split(separator: "/").map { part in
      guard part.hasPrefix("{") else { return String(part) }
      return pathValues[String(part.dropFirst().dropLast())] ?? ""
    }
  }

  private static func checked(
    _ value: String, of name: String, _ operation: APIOperation
  ) throws(RequestProblem) -> String {
    guard let parameter = operation.query.first(where: { $0.name == name }) else {
      let known = operation.pathParameters + operation.query.map(\.name) + operation.headers
      throw .unknown(name, known: known, operation: operation.name)
    }
    switch parameter.kind {
    case .text: return value
    case .number:
      guard let number = Int(value), number >= 0 else {
        throw .notANumber(name, value: value)
      }
    case .flag:
      guard value == "true" || value == "false" else {
        throw .notAFlag(name, value: value)
      }
    }
    return value
  }

  private static func checkRules(
    _ operation: APIOperation, _ given: Set<String>
  ) throws(RequestProblem) {
    for parameter in operation.query where parameter.rule == .required {
      guard given.contains(parameter.name) else {
        throw .missing(parameter.name)
      }
    }
    let choices = operation.query.filter { $0.rule == .oneOf }.map(\.name)
    let chosen = choices.filter(given.contains)
    guard !choices.isEmpty, chosen.count != 1 else { return }
    throw chosen.isEmpty
      ? .missingOneOf(choices) : .moreThanOneOf(choices, given: chosen.count)
  }

  private static func document(
    _ body: [UInt8]?, _ operation: APIOperation
  ) throws(RequestProblem) -> JSONValue? {
    guard let body else { return nil }
    switch operation.body {
    case .none:
      throw .bodyNotTaken(operation: operation.name)
    case .json, .jsonPatch:
      do {
        return try JSONValue.parse(body)
      } catch {
        throw .bodyNotJSON("\(error)")
      }
    case .form, .multipart, .octets: return nil
    }
  }
}

extension APIRequest {
  public static func == (left: APIRequest, right: APIRequest) -> Bool {
    left.operation == right.operation && left.pathValues == right.pathValues
      && left.query.elementsEqual(right.query, by: ==)
      && left.headers.elementsEqual(right.headers, by: ==) && left.body == right.body
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(operation)
    hasher.combine(pathValues)
    hasher.combine(body)
  }
}
