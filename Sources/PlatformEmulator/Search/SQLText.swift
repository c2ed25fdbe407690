import GRDB

/// A piece of SQL with its arguments.
struct SQLText {
  var sql: String
  var arguments: [any DatabaseValueConvertible] = []

  init(_ sql: String, _ arguments: any DatabaseValueConvertible...) {
    self.sql = sql
    self.arguments = arguments
  }

  static func joined(_ pieces: [SQLText], by separator: String) -> SQLText {
    let list = pieces.map { "(\($0.sql))" }.joined(separator: " \(separator) ")
    var text = SQLText("(\(list))")
    text.arguments = pieces.flatMap(\.arguments)
    return text
  }

  /// All of them; true if there are none.
  static func all(_ pieces: [SQLText]) -> SQLText {
    pieces.isEmpty ? SQLText("1") : joined(pieces, by: "AND")
  }

  /// One of them; false if there are none.
  static func any(_ pieces: [SQLText]) -> SQLText {
    pieces.isEmpty ? SQLText("0") : joined(pieces, by: "OR")
  }

  var negated: SQLText {
    var text = self
    text.sql = "NOT (\(sql))"
    return text
  }

  static func + (left: SQLText, right: SQLText) -> SQLText {
    var text = SQLText(left.sql + " " + right.sql)
    text.arguments = left.arguments + right.arguments
    return text
  }

  var statementArguments: StatementArguments {
    StatementArguments(arguments.map { $0.databaseValue })
  }

  /// Says the same for the same query: under which a count is remembered.
  var key: String {
    sql + "|" + arguments.map { "\($0.databaseValue)" }.joined(separator: "|")
  }
}
