/// How a file is written.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case csv
  case tsv
  case json
  case yaml
  case text

  var title: String {
    switch self {
    case .csv: "CSV, commas between the values"
    case .tsv: "TSV, tabs between the values"
    case .json: "JSON"
    case .yaml: "YAML"
    case .text: "Text, line by line"
    }
  }

  /// What names of such files end with.
  var ending: String { self == .text ? "log" : rawValue }
}
