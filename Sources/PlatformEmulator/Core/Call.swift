import GRDB
import HTTPTypes
import JSON

/// One request on its way through a handler: who asks, for what, and the store to answer from.
///
/// Lives inside one transaction of the store; a handler that throws has changed nothing.
struct Call {
  let emulator: PlatformEmulator
  let database: Database
  let route: Route
  let request: EmulatorRequest
  let target: RequestTarget
  /// Values of the names in braces of the route's pattern.
  let parameters: [String: String]
  let caller: Caller
  /// Milliseconds since 1970: the one moment at which this call happens.
  let now: Int64
  /// Of the remembered counts, from before the transaction began.
  let generation: Int

  func parameter(_ name: String) -> String {
    parameters[name] ?? ""
  }

  /// The first value of a query parameter; nil if it is absent or empty.
  func query(_ name: String) -> String? {
    target.query.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// All values of a query parameter, whether it is repeated or separated by commas.
  func queries(_ name: String) -> [String] {
    target.query.filter { $0.name == name }
      .flatMap { $0.value.split(separator: ",").map { $0.trimmingBlanks() } }
      .filter { !$0.isEmpty }
  }

  func flag(_ name: String) -> Bool {
    query(name)?.lowercased() == "true"
  }

  /// A whole number of the query, 0 or more. Throws 400 for anything else.
  func number(_ name: String) throws -> Int? {
    guard let text = query(name) else { return nil }
    guard let value = Int(text), value >= 0 else {
      throw PlatformFault.invalid(
        "The value '\(text)' of parameter '\(name)' is not a whole number of 0 or more.",
        .parameter(name))
    }
    return value
  }

  /// The page size asked for; 0 means the default, more than `maximum` means `maximum`.
  func limit(_ name: String = "limit", default standard: Int, maximum: Int) throws -> Int {
    guard let value = try number(name), value > 0 else { return standard }
    return min(value, maximum)
  }

  /// The position that a bookmark of ours stands for.
  func bookmark(_ name: String = "bookmark") throws -> Bookmark? {
    guard let text = query(name) else { return nil }
    return try Bookmark(text, parameter: name)
  }

  /// The body as JSON. Throws 400 if it is none.
  func json() throws -> JSONValue {
    do {
      return try JSONValue.parse(request.body)
    } catch {
      throw PlatformFault(
        .badRequest, code: "invalid_json", "The request body is not valid JSON: \(error)")
    }
  }

  /// The body as JSON, or an empty object if there is none.
  func optionalJSON() throws -> JSONValue {
    request.body.isEmpty ? [:] : try json()
  }

  func newID() -> String {
    emulator.identifiers.next()
  }
}

extension StringProtocol {
  /// Without blanks at both ends.
  func trimmingBlanks() -> String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
