import Filters
public import PlatformModel

/// What the rows of a list can be found by, end to end in one buffer, so that a keystroke searches
/// 100,000 rows without making a string of any.
///
/// A row is `name ␟ type ␟ tag ␞ tag … ␊`. It is there twice, as it is and in lower case, so that
/// words with and without capitals cost the same.
public struct FilterIndex: Equatable, Sendable {
  var original = ByteRows()
  var folded = ByteRows()
  var types = Interned()
  var owners = Interned()
  /// Milliseconds; `Int64.min` where the platform does not say.
  var modified: [Int64] = []
  var created: [Int64] = []

  static let fieldEnd: UInt8 = 0x1F
  static let tagEnd: UInt8 = 0x1E
  static let rowEnd: UInt8 = 0x0A
  static let unknown = Int64.min

  public init() {}

  public var count: Int { modified.count }

  /// Of all rows, each once.
  var ownerIDs: [String] { owners.values }

  public mutating func append(_ asset: Asset) {
    original.append(asset, folding: false)
    folded.append(asset, folding: true)
    types.append(asset.type)
    owners.append(asset.ownerID ?? "")
    modified.append(asset.modifiedAt?.milliseconds ?? Self.unknown)
    created.append(asset.createdAt?.milliseconds ?? Self.unknown)
  }

  public mutating func append(contentsOf assets: some Sequence<Asset>) {
    for asset in assets { append(asset) }
  }
}

/// Rows of bytes end to end.
struct ByteRows: Equatable, Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each row begins.
  private(set) var starts: [UInt32] = []

  var count: Int { starts.count }

  /// The bytes of a row, without what ends it.
  func range(of row: Int) -> Range<Int> {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : bytes.count
    return Int(starts[row])..<max(Int(starts[row]), end - 1)
  }

  mutating func append(_ asset: Asset, folding: Bool) {
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    append(asset.name, folding)
    bytes.append(FilterIndex.fieldEnd)
    append(asset.type, folding)
    bytes.append(FilterIndex.fieldEnd)
    for (index, tag) in asset.tags.enumerated() {
      if index > 0 { bytes.append(FilterIndex.tagEnd) }
      append(tag, folding)
    }
    bytes.append(FilterIndex.rowEnd)
  }

  /// Control characters become blanks, so that none of them looks like an end.
  private mutating func append(_ text: String, _ folding: Bool) {
    for byte in (folding ? text.lowercased() : text).utf8 {
      bytes.append(byte < 0x20 ? 0x20 : byte)
    }
  }
}

/// A value of each row, each different value kept once.
struct Interned: Equatable, Sendable {
  private(set) var values: [String] = []
  private(set) var rows: [Int32] = []
  private var numbers: [String: Int32] = [:]

  mutating func append(_ value: String) {
    if let number = numbers[value] { return rows.append(number) }
    let number = Int32(values.count)
    values.append(value)
    numbers[value] = number
    rows.append(number)
  }
}
