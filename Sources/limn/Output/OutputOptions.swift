import ArgumentParser
import Nouns
import PlatformClient

/// How a list is printed, for every command that has one.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "How to print what was found.", valueName: "format"))
  var format = OutputFormat.table

  @Option(
    help: ArgumentHelp(
      "Columns to show, such as name,modified; fields of json, jsonl and yaml.",
      valueName: "names"),
    completion: ColumnCompletion.columns)
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Columns to sort by, such as type,-modified; -COLUMN: the largest first.",
      valueName: "columns"),
    completion: ColumnCompletion.sort)
  var sort: String?

  @Flag(name: .customLong("no-headers"), help: "Leave out the line with the columns' names.")
  var noHeaders = false

  @Option(help: ArgumentHelp("Show this many rows at most.", valueName: "count"))
  var limit: Int?

  @Flag(name: .shortAndLong, help: "Show the table again and again, until ctrl-c.")
  var watch = false

  @Option(
    name: .customLong("every"),
    help: ArgumentHelp("How often --watch looks again, such as 500ms or 5s.", valueName: "time"),
    transform: Latency.read)
  var every: Latency?

  /// How long a list that is watched stays.
  var interval: Duration { every?.duration ?? .seconds(2) }

  /// Nothing was said but what holds anyway.
  var isPlain: Bool {
    format == .table && columns == nil && sort == nil && limit == nil && !watch && !noHeaders
  }

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit: \(limit) is not 1 or more") }
    if watch, !format.isTable {
      throw ValidationError("--watch shows a table; -o \(format.rawValue) is none")
    }
    if every != nil, !watch {
      throw ValidationError("--every says how often --watch looks again: it is missing")
    }
    if watch, interval < .milliseconds(100) {
      throw ValidationError("--every: less than 100ms is more than a platform can take")
    }
    if columns != nil, !format.hasColumns {
      throw ValidationError("--columns: -o \(format.rawValue) has no columns to choose")
    }
  }

  /// The columns to be shown. Throws `UsageProblem` for one that is not there.
  ///
  /// - Parameter also: names of those that are usual this time.
  func chosen<Row>(
    from all: [NounColumn<Row>], also: Set<String> = []
  ) throws -> [NounColumn<Row>] {
    guard let columns else {
      return format.showsAll ? all : all.filter { $0.isUsual || also.contains($0.name) }
    }
    let names = Self.names(columns)
    guard !names.isEmpty else { throw UsageProblem("--columns names no column") }
    return try names.map { try Self.column($0, in: all, option: "--columns") }
  }

  /// What to sort by, what decides first in front; empty for the platform's own order.
  func order<Row>(in all: [NounColumn<Row>]) throws -> [SortOrder<Row>] {
    guard let sort else { return [] }
    let names = Self.names(sort)
    guard !names.isEmpty else { throw UsageProblem("--sort names no column") }
    return try names.map { name in
      let isDescending = name.hasPrefix("-")
      let column = try Self.column(
        isDescending ? String(name.dropFirst()) : name, in: all, option: "--sort")
      return SortOrder(column: column, isDescending: isDescending)
    }
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { $0.filter { !$0.isWhitespace }.lowercased() }
      .filter { !$0.isEmpty }
  }

  private static func column<Row>(
    _ name: String, in all: [NounColumn<Row>], option: String
  ) throws -> NounColumn<Row> {
    guard let column = all.first(where: { $0.name == name }) else {
      let names = all.map(\.name)
      throw UsageProblem(
        "\(option): there is no column '\(name)', but \(names.joined(separator: ", "))"
          + Nearest.hint(name, among: names))
    }
    return column
  }
}
