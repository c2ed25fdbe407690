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

  /// Columns can be chosen; of documents they are the fields.
  var hasColumns: Bool { self != .name && self != .id }

  var isDocument: Bool { isJSON || self == .yaml }

  /// All columns are shown unless some are chosen: there is room, or a program reads it.
  var showsAll: Bool { self == .wide || self == .csv || self == .tsv }

  /// The documents as text, however they came.
  var isJSON: Bool { self == .json || self == .jsonl }

  var isTable: Bool { self == .table || self == .wide }
}
