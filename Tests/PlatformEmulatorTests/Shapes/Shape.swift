import JSON

/// What members an object of the platform has, and of which type: one line for each.
///
/// ```
/// metadata.guid id
/// entity.compute?[].name text
/// entity.column_info?{}.column_tags? texts
/// ```
///
/// `?` after a name: may be absent. `[]`: of each element. `{}`: of each member, whatever its name.
/// Members that no line names are a problem, except below `any`, `object` and `list`.
struct Shape: Sendable {
  private indirect enum Node: Sendable {
    /// Any of these types.
    case leaf([Substring])
    case object([String: (node: Node, isOptional: Bool)])
    case list(Node)
    case map(Node)
  }

  private let root: Node

  /// Broken lines are an error of the table: they match nothing.
  init(_ table: String) {
    var root: Node?
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      let types = words[1].split(separator: ",").map { Substring($0.trimmingPrefix(" ")) }
      Self.insert(Self.steps(of: words[0]), types, into: &root)
    }
    self.root = root ?? .leaf(["nothing"])
  }

  /// The lines of this shape and those of another one below a path.
  static func lines(_ table: String, below path: String) -> String {
    table.split(separator: "\n").map { "\(path).\($0)" }.joined(separator: "\n") + "\n"
  }

  /// What is wrong with a value, each with the place where; nothing if all is well.
  func problems(of value: JSONValue?, at place: String = "") -> [String] {
    guard let value else { return ["\(place) is missing"] }
    return Self.problems(value, root, place)
  }

  // MARK: - Reading the table

  private enum Step {
    case member(String, isOptional: Bool)
    case elements
    case members
  }

  private static func steps(of path: Substring) -> [Step] {
    path.split(separator: ".").flatMap { part -> [Step] in
      var name = part
      var after: [Step] = []
      while name.hasSuffix("[]") || name.hasSuffix("{}") {
        after.insert(name.hasSuffix("[]") ? .elements : .members, at: 0)
        name = name.dropLast(2)
      }
      let isOptional = name.hasSuffix("?")
      if isOptional { name = name.dropLast() }
      return name.isEmpty ? after : [.member(String(name), isOptional: isOptional)] + after
    }
  }

  private static func insert(_ steps: [Step], _ types: [Substring], into node: inout Node?) {
    guard let step = steps.first else {
      node = .leaf(types)
      return
    }
    let rest = Array(steps.dropFirst())
    var next: Node?
    switch step {
    case .elements:
      if case .list(let known) = node { next = known }
      insert(rest, types, into: &next)
      node = next.map { .list($0) }
    case .members:
      if case .map(let known) = node { next = known }
      insert(rest, types, into: &next)
      node = next.map { .map($0) }
    case .member(let name, let isOptional):
      var members: [String: (node: Node, isOptional: Bool)] = [:]
      if case .object(let known) = node { members = known }
      next = members[name]?.node
      insert(rest, types, into: &next)
      members[name] = next.map { ($0, isOptional || members[name]?.isOptional == true) }
      node = .object(members)
    }
  }

  // MARK: - Checking

  private static func problems(_ value: JSONValue, _ node: Node, _ place: String) -> [String] {
    switch node {
    case .leaf(let types):
      return types.contains { fits(value, $0) }
        ? []
        : ["\(place) is \(value.serialized().prefix(60)) and not \(types.joined(separator: ","))"]
    case .list(let element):
      guard let list = value.array else { return ["\(place) is no list"] }
      return list.enumerated().flatMap { problems($1, element, "\(place)[\($0)]") }
    case .map(let member):
      guard let object = value.object else { return ["\(place) is no object"] }
      return object.flatMap { problems($0.value, member, "\(place).\($0.key)") }
    case .object(let members):
      guard let object = value.object else { return ["\(place) is no object"] }
      let missing = members.filter { !$1.isOptional && object[$0] == nil }
        .map { "\(place).\($0.key) is missing" }
      let wrong = object.flatMap { member -> [String] in
        guard let known = members[member.key] else {
          return ["\(place).\(member.key) is not in the table"]
        }
        return problems(member.value, known.node, "\(place).\(member.key)")
      }
      return missing.sorted() + wrong
    }
  }

  private static func fits(_ value: JSONValue, _ type: Substring) -> Bool {
    switch type {
    case "any": true
    case "null": value.isNull
    case "text": value.string != nil
    case "texts": value.array?.allSatisfy { $0.string != nil } ?? false
    case "bool": value.bool != nil
    case "int": value.int != nil
    case "number": value.number != nil
    case "object": value.object != nil
    case "list": value.array != nil
    case "id": value.string.map { isPattern($0, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") } ?? false
    // 2026-11-20T09:41:07Z, and with milliseconds.
    case "seconds": value.string.map { isPattern($0, "dddd-dd-ddTdd:dd:ddZ") } ?? false
    case "millis": value.string.map { isPattern($0, "dddd-dd-ddTdd:dd:dd.dddZ") } ?? false
    // Milliseconds since 1970.
    case "epoch": value.int.map { $0 > 1_000_000_000_000 } ?? false
    // One of these words.
    default: value.string.map { type.split(separator: "|").contains(Substring($0)) } ?? false
    }
  }

  /// `d` stands for a digit, `x` for a hexadecimal one.
  private static func isPattern(_ text: String, _ pattern: String) -> Bool {
    text.count == pattern.count
      && zip(text, pattern).allSatisfy { character, expected in
        switch expected {
        case "d": character.isASCII && character.isNumber
        case "x": character.isASCII && character.isHexDigit
        default: character == expected
        }
      }
  }
}
