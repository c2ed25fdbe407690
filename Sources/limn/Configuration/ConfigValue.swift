/// What a key of the configuration says.
enum ConfigValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case list([String])

  var text: String {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .list(let list): list.joined(separator: ", ")
    }
  }
}

/// Where a value came from.
enum Origin: Hashable, Sendable, CustomStringConvertible {
  case flag(String)
  case environment(String)
  case file(String, line: Int)
  /// Nobody said anything else.
  case standard

  var description: String {
    switch self {
    case .flag(let name): name
    case .environment(let name): name
    case .file(let path, let line): "\(path):\(line)"
    case .standard: "default"
    }
  }
}

/// A value, and where it came from.
struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  var value: Value
  var origin: Origin
}

/// Something in the configuration that cannot be as it is.
struct ConfigProblem: Error, Hashable, Sendable, CustomStringConvertible {
  var path: String
  var line: Int?
  /// The context it is in; nil: it concerns all of them.
  var context: String?
  var text: String

  var description: String {
    "\(path)\(line.map { ":\($0)" } ?? ""): \(text)"
  }
}
