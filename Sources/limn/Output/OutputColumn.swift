import Filters

/// A column of a list: what it is called and what stands in it.
struct OutputColumn<Row>: Sendable {
  /// As `--columns` and `--sort` name it, and the first line of csv: `modified`.
  var name: String
  /// Shown in `table` too, not only where all columns are.
  var isUsual: Bool
  /// How a filter takes what stands in it.
  var kind: FilterField.Kind
  /// What filters call it besides its name.
  var aliases: [String]
  var value: @Sendable (Row) -> Cell

  /// Above the column of a table.
  var title: String { name.uppercased().replacing("_", with: " ") }

  init(
    _ name: String, _ kind: FilterField.Kind = .text, aliases: [String] = [],
    _ value: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    isUsual = true
    self.kind = kind
    self.aliases = aliases
    self.value = value
  }

  /// Only where all columns are shown, or when it is asked for.
  static func wide(
    _ name: String, _ kind: FilterField.Kind = .text, aliases: [String] = [],
    _ value: @escaping @Sendable (Row) -> Cell
  ) -> OutputColumn<Row> {
    var column = OutputColumn(name, kind, aliases: aliases, value)
    column.isUsual = false
    return column
  }
}
