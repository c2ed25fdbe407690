import GRDB

/// One value of one field, under which assets are found.
struct SearchTerm: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    /// That the field has any value.
    case present
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  /// Number of an `IndexedField`, or of one that an asset type declares.
  var field: Int64
  var value: Value
}

extension SearchTerm.Value {
  /// A number as JSON has it.
  init(number: Double) {
    self = Int64(exactly: number).map(Self.integer) ?? .real(number)
  }

  /// As it is compared and sorted: folded.
  var key: DatabaseValue {
    switch self {
    case .present: "".databaseValue
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let text): FoldedText.folded(text).databaseValue
    }
  }

  /// As it was written, if that is not how it is compared.
  var label: String {
    guard case .text(let text) = self else { return "" }
    let stored = FoldedText.stored(text)
    return FoldedText.folded(text) == stored ? "" : stored
  }
}
