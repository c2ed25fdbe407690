import ArgumentParser

/// How a command prints what it found.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case table
  /// A table with all columns.
  case wide
  /// The platform's own documents in one array.
  case json
  /// The platform's own documents, one to a line.
  case jsonl
  case yaml
  case csv
  case tsv
  /// The names alone.
  case name
  /// The IDs alone.
  case id

  /// Made of columns, which can be chosen.
  var hasColumns: Bool {
    switch self {
    case .table, .wide, .csv, .tsv: true
    case .json, .jsonl, .yaml, .name, .id: false
    }
  }

  /// All columns are shown unless some are chosen: there is room, or a program reads it.
  var showsAll: Bool { self == .wide || self == .csv || self == .tsv }

  var isTable: Bool { self == .table || self == .wide }
}
