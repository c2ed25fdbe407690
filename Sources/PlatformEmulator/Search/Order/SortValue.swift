import GRDB
import JSON

/// What an asset is sorted by: nothing before numbers before texts.
enum SortValue: Hashable, Comparable, Sendable {
  case missing
  case integer(Int64)
  case real(Double)
  /// By its bytes, as the indexes of the store compare it.
  case text(String)

  init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(""), .null, .blob: .missing
      case .string(let text): .text(text)
      }
  }

  init(_ value: JSONValue) {
    if let text = value.string {
      self = .text(text)
    } else if let number = value.int {
      self = .integer(Int64(number))
    } else {
      self = value.double.map(SortValue.real) ?? .missing
    }
  }

  var json: JSONValue {
    switch self {
    case .missing: .null
    case .integer(let number): JSONValue(number)
    case .real(let number): JSONValue(number)
    case .text(let text): .string(text)
    }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .missing: "".databaseValue
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  static func < (left: SortValue, right: SortValue) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.integer(let left), .integer(let right)): left < right
    default: left.rank == right.rank ? left.number < right.number : left.rank < right.rank
    }
  }

  private var rank: Int {
    switch self {
    case .missing: 0
    case .integer, .real: 1
    case .text: 2
    }
  }

  private var number: Double {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .missing, .text: 0
    }
  }
}
