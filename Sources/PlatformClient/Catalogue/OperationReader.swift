import PlatformModel

/// Reads the language of `OperationCatalogue`.
enum OperationReader {
  static func operations(of group: String, _ text: String) -> [APIOperation] {
    var operations: [APIOperation] = []
    for lines in blocks(text) {
      let head = words(lines[0])
      guard head.count == 3 else { continue }
      var operation = APIOperation(
        group: group, verb: head[0], method: head[1], path: head[2],
        summary: lines.count > 1 ? lines[1] : "")
      for line in lines.dropFirst(2) { read(line, into: &operation) }
      operations.append(operation)
    }
    return operations
  }

  /// The lines of each operation, without their margins; a line that goes on is one with the line it
  /// continues.
  private static func blocks(_ text: String) -> [[String]] {
    var blocks: [[String]] = []
    for line in text.split(separator: "\n") {
      let margin = line.prefix { $0 == " " }.count
      let content = String(line.dropFirst(margin))
      if margin == 0 {
        blocks.append([content])
      } else if margin > 2, let last = blocks.indices.last, let line = blocks[last].indices.last {
        blocks[last][line] += " " + content
      } else if let last = blocks.indices.last {
        blocks[last].append(content)
      }
    }
    return blocks
  }

  private static func read(_ line: String, into operation: inout APIOperation) {
    let words = words(line)
    let rest = Array(words.dropFirst())
    switch words.first {
    case "query": operation.query = rest.map(parameter)
    case "header": operation.headers = rest
    case "body": readBody(rest, into: &operation)
    case "needs": operation.permission = rest.joined(separator: " ")
    case "pages": operation.pages = rest.first.flatMap(APIOperation.Pages.init)
    case "wait": operation.waiting = rest.first.flatMap(APIOperation.Waiting.init)
    default: break
    }
  }

  /// The first word is the kind, what follows is for people.
  private static func readBody(_ words: [String], into operation: inout APIOperation) {
    let kind = words.first.map { String($0.prefix { $0 != "?" && $0 != "," }) } ?? ""
    operation.body = APIOperation.Body(rawValue: kind) ?? .json
    operation.bodyHint = words.dropFirst().joined(separator: " ")
  }

  private static func parameter(_ word: String) -> APIOperation.Parameter {
    let parts = word.split(separator: ":", maxSplits: 1)
    var name = String(parts[0])
    var marks: Set<Character> = []
    while let last = name.last, "^*?".contains(last) {
      marks.insert(last)
      name.removeLast()
    }
    let kind: APIOperation.Parameter.Kind =
      switch parts.count > 1 ? parts[1] : "" {
      case "number": .number
      case "flag": .flag
      default: .text
      }
    let rule: APIOperation.Parameter.Rule =
      marks.contains("*") ? .required : marks.contains("^") ? .oneOf : .optional
    return APIOperation.Parameter(
      name: name, kind: kind, rule: rule, isGuess: marks.contains("?"))
  }

  private static func words(_ line: String) -> [String] {
    line.split(separator: " ").map(String.init)
  }
}
