public import JSON
import PlatformModel

/// Makes lines of a JSON document, as an editor that folds would show it.
public enum JSONTree {
  /// Arrays and objects with more members are folded at first.
  static let manyMembers = 500
  /// Documents with more values show only two levels at first.
  static let manyValues = 5_000
  /// No more lines than this are made; nobody reads them, and memory is not free.
  static let maximumLines = 200_000
  /// The lines of `document`, those of folded values left out. YAML has no lines that only close.
  public static func lines(
    of document: JSONValue, folded: Set<String>, isYAML: Bool = false
  ) -> [JSONLine] {
    var builder = Builder(folded: folded, isYAML: isYAML)
    builder.append(document, pointer: "", depth: 0, key: nil, isSecret: false, hasComma: false)
    return builder.lines
  }

  /// What a document is folded by when it is first seen.
  public static func foldedAtFirst(_ document: JSONValue) -> Set<String> {
    var count = 0
    var folds: Set<String> = []
    var deep: Set<String> = []
    walk(document) { pointer, depth, value in
      count += 1
      let members = value.array?.count ?? value.object?.count ?? 0
      if members > manyMembers, depth > 0 { folds.insert(pointer) }
      if members > 0, depth == 2 { deep.insert(pointer) }
    }
    return count > manyValues ? folds.union(deep) : folds
  }

  /// Everything that can be folded, but the document itself.
  static func allFolds(_ document: JSONValue) -> Set<String> {
    var folds: Set<String> = []
    walk(document) { pointer, depth, value in
      if depth > 0, (value.array?.count ?? value.object?.count ?? 0) > 0 { folds.insert(pointer) }
    }
    return folds
  }

  /// Visits every value, the outer ones first. Depth is bounded by what the parser lets through.
  static func walk(
    _ value: JSONValue, pointer: String = "", depth: Int = 0,
    _ visit: (String, Int, JSONValue) -> Void
  ) {
    visit(pointer, depth, value)
    switch value {
    case .array(let items):
      for (index, item) in items.enumerated() {
        walk(item, pointer: "\(pointer)/\(index)", depth: depth + 1, visit)
      }
    case .object(let object):
      for (key, item) in object {
        walk(item, pointer: "\(pointer)/\(escaped(key))", depth: depth + 1, visit)
      }
    default: break
    }
  }

  /// A token of a pointer (RFC 6901).
  static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return key }
    return key.replacing("~", with: "~0").replacing("/", with: "~1")
  }

  private struct Builder {
    let folded: Set<String>
    let isYAML: Bool
    var lines: [JSONLine] = []

    mutating func append(
      _ value: JSONValue, pointer: String, depth: Int, key: String?, isSecret: Bool,
      hasComma: Bool
    ) {
      guard lines.count < maximumLines else { return }
      let isArray = value.array != nil
      let count = value.array?.count ?? value.object?.count
      func line(_ shown: JSONLine.Value, hasComma: Bool = hasComma) -> JSONLine {
        JSONLine(pointer: pointer, depth: depth, key: key, value: shown, hasComma: hasComma)
      }
      guard let count else {
        lines.append(line(JSONTree.scalar(value, isSecret: isSecret, isYAML: isYAML)))
        return
      }
      if count == 0 { return lines.append(line(.empty(isArray: isArray))) }
      if folded.contains(pointer) {
        return lines.append(line(.folded(isArray: isArray, count: count)))
      }
      // The document itself begins and ends with nothing in YAML.
      let isSilent = isYAML && pointer.isEmpty
      if !isSilent { lines.append(line(.open(isArray: isArray), hasComma: false)) }
      appendMembers(
        of: value, pointer: pointer, depth: isSilent ? 0 : depth + 1, isSecret: isSecret)
      if isYAML { return }
      var closing = line(.close(isArray: isArray))
      closing.key = nil
      lines.append(closing)
    }

    private mutating func appendMembers(
      of value: JSONValue, pointer: String, depth: Int, isSecret: Bool
    ) {
      switch value {
      case .array(let items):
        for (index, item) in items.enumerated() {
          append(
            item, pointer: "\(pointer)/\(index)", depth: depth, key: nil,
            isSecret: isSecret || Secrets.isSecret(at: index, of: items),
            hasComma: index + 1 < items.count)
        }
      case .object(let object):
        let secret = SecretMembers(object)
        for (index, (key, item)) in object.enumerated() {
          append(
            item, pointer: "\(pointer)/\(JSONTree.escaped(key))", depth: depth, key: key,
            isSecret: isSecret || secret.contains(key), hasComma: index + 1 < object.count)
        }
      default: break
      }
    }
  }

  static func scalar(
    _ value: JSONValue, isSecret: Bool, isYAML: Bool = false
  ) -> JSONLine.Value {
    let shown = Secrets.masked(value, isSecret: isSecret)
    return switch shown {
    case .string(let text) where text == Secrets.mask:
      .scalar("\"\(text)\"", .secret)
    case .string where isYAML: .scalar(YAMLText.scalar(shown), .string)
    case .string: .scalar(shown.serialized(), .string)
    case .number(let number): .scalar(number.text, .number)
    case .bool(let bool): .scalar(bool ? "true" : "false", .bool)
    default: .scalar("null", .null)
    }
  }
}
