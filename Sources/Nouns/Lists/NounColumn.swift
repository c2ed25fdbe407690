public import Filters

/// A column of a list: what it is called and what stands in it.
public struct NounColumn<Row>: Sendable {
  /// As `--columns` and `--sort` name it, and the first line of csv: `modified`.
  public var name: String
  /// Shown in `table` too, not only where all columns are.
  public var isUsual: Bool
  /// How a filter takes what stands in it.
  public var kind: FilterField.Kind
  /// What filters call it besides its name.
  public var aliases: [String]
  public var value: @Sendable (Row) -> CellValue

  /// Above the column of a table.
  public var title: String { name.uppercased().replacing("_", with: " ") }

  public init(
    _ name: String, _ kind: FilterField.Kind = .text, aliases: [String] = [],
    _ value: @escaping @Sendable (Row) -> CellValue
  ) {
    self.name = name
    isUsual = true
    self.kind = kind
    self.aliases = aliases
    self.value = value
  }

  /// Only where all columns are shown, or when it is asked for.
  public static func wide(
    _ name: String, _ kind: FilterField.Kind = .text, aliases: [String] = [],
    _ value: @escaping @Sendable (Row) -> CellValue
  ) -> NounColumn<Row> {
    var column = NounColumn(name, kind, aliases: aliases, value)
    column.isUsual = false
    return column
  }
}
