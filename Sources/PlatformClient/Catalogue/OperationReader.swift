import PlatformModel

/// Reads the table of `OperationCatalogue`.
enum OperationReader {
  static func operations(_ table: String) -> [APIOperation] {
    var operations: [APIOperation] = []
    var group = ""
    for row in rows(table) {
      if let name = row.head.first, name.hasPrefix("[") {
        group = String(name.dropFirst().dropLast())
        continue
      }
      guard var operation = operation(row.head, of: group) else { continue }
      for clause in row.clauses { read(clause, into: &operation) }
      operations.append(operation)
    }
    return operations
  }

  private typealias Words = ArraySlice<Substring>

  private struct Row {
    var head: [Substring]
    var clauses: [Words] = []

    /// The first of them goes on with the clause above it, or with the head.
    mutating func goOn(_ others: [Words]) {
      let words = others.first ?? []
      if let last = clauses.indices.last { clauses[last] += words } else { head += words }
      clauses += others.dropFirst()
    }
  }

  /// Each line without a margin, with the clauses of the lines below it.
  private static func rows(_ table: String) -> [Row] {
    var rows: [Row] = []
    for line in table.split(separator: "\n") {
      let margin = line.utf8.prefix { $0 == 0x20 }.count
      guard let row = rows.indices.last, margin > 0 else {
        rows.append(Row(head: line.split(separator: " ")))
        continue
      }
      let words = line.dropFirst(margin).split(separator: " ", omittingEmptySubsequences: false)
      // Nothing stands between two blanks.
      let clauses = words.split(whereSeparator: \.isEmpty)
      if margin == 4 { rows[row].clauses += clauses } else { rows[row].goOn(clauses) }
    }
    return rows
  }

  /// `list-runs GET /v2/jobs/{job_id}/runs List runs`; nil if there is less in it.
  private static func operation(_ head: [Substring], of group: String) -> APIOperation? {
    guard head.count > 3 else { return nil }
    return APIOperation(
      group: group, verb: String(head[0]), method: String(head[1]), path: String(head[2]),
      summary: head[3...].joined(separator: " "))
  }

  private static func read(_ clause: Words, into operation: inout APIOperation) {
    let rest = clause.dropFirst().map(String.init)
    switch clause.first {
    case "reads": operation.isReading = true
    case "several": operation.isAboutMany = true
    case "loses": operation.takesAway = rest.first.flatMap(APIOperation.Loss.init)
    case "in": operation.query += rest.map { .init(name: "\($0)_id", rule: .oneOf) }
    case "query": operation.query += rest.map(parameter)
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
}
