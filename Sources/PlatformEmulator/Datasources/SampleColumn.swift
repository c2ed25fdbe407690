import JSON

/// A column of data behind a connection: what discovery says of it, and what stands in it.
struct SampleColumn: Hashable, Sendable {
  /// `{name, type}`. Source: `fields[]` of GET /v2/connections/{connection_id}/assets.
  let field: JSONValue
  private let name: String
  private let type: String
  private let length: Int
  private let scale: Int
  private let isNullable: Bool
  private let seed: UInt64

  /// - Parameter field: an element of `entity.data_asset.columns`.
  init(_ field: JSONValue, of table: UInt64) {
    let type = field["type"]
    let name = field["name"]?.string ?? ""
    self.field = ["name": .string(name), "type": type ?? ["type": "varchar"]]
    self.name = name.lowercased()
    self.type = type?["type"]?.string?.lowercased() ?? "varchar"
    length = type?["length"]?.int ?? 0
    scale = type?["scale"]?.int ?? 0
    isNullable = type?["nullable"]?.bool ?? true
    seed = SplitMix64.mixed(table ^ WorldID.hash(name))
  }

  /// The same value for the same row whenever it is asked for.
  func value(_ row: Int) -> JSONValue {
    var random = SplitMix64(seed: seed &+ UInt64(row) &* 0x9E37_79B9_7F4A_7C15)
    if isNullable, random.chance(4) { return .null }
    switch type {
    case "integer", "int", "bigint", "smallint", "long":
      return JSONValue(number(row, &random))
    case "decimal", "numeric":
      return .number(Self.decimal(random.below(90_000_000), scale: scale))
    case "double", "float", "real":
      return .number(Self.decimal(random.below(10_000), scale: 4))
    case "boolean": return .bool(random.chance(60))
    case "date": return .string(String(Self.moment(&random).prefix(10)))
    case "timestamp", "time": return .string(Self.moment(&random))
    default: return .string(text(row, &random))
    }
  }

  private func number(_ row: Int, _ random: inout SplitMix64) -> Int {
    // Keys count upwards; what refers to them is drawn from the same range.
    if name.hasSuffix("_id") { return isNullable ? 100_000 + random.below(5000) : 100_000 + row }
    return name.hasSuffix("line") ? 1 + row % 7 : random.below(500)
  }

  private func text(_ row: Int, _ random: inout SplitMix64) -> String {
    if let words = Self.vocabulary.first(where: { name.contains($0.key) })?.words {
      return random.pick(words)
    }
    if name.contains("email") {
      return "\(random.pick(Self.names)).\(random.pick(Self.names))\(row)@example.com".lowercased()
    }
    if name.contains("phone") { return "+42060\(1_000_000 + random.below(8_999_999))" }
    if name.contains("postal") { return "\(10_000 + random.below(89_999))" }
    if name.hasSuffix("_id") || name == "uuid" { return WorldID.random(&random) }
    if name.contains("sku") { return "SKU-\(10_000 + random.below(89_999))" }
    let subject = WorldWords.subjects[random.below(WorldWords.subjects.count)]
    let word = "\(subject)_\(random.below(1000))"
    return length > 0 && length < word.utf8.count ? String(word.suffix(length)) : word
  }

  private static let names = [
    "Ana", "Jan", "Yuki", "Layla", "Tomas", "Ingrid", "Priya", "Marek", "Chloe", "Vic", "Omar",
  ]

  private static let vocabulary: [(key: String, words: [String])] = [
    ("first_name", names),
    ("last_name", ["Kovács", "Novák", "田中", "Haddad", "Oliveira", "Sørensen", "Raman", "Martin"]),
    ("city", ["Praha", "Budapest", "東京", "Beirut", "Lisboa", "Oslo", "Chennai", "Paris"]),
    (
      "street", ["Dlouhá 12", "Fő utca 3", "Rua Augusta 77", "Karl Johans gate 4", "Rue de Lyon 9"]
    ),
    ("country", ["CZ", "HU", "JP", "LB", "PT", "NO", "IN", "FR"]),
    ("currency", ["EUR", "CZK", "JPY", "USD"]), ("language", ["cs", "hu", "ja", "ar", "pt", "en"]),
    ("status", ["new", "paid", "shipped", "returned"]),
    ("channel", ["web", "store", "app", "phone"]), ("kind", ["billing", "delivery", "former"]),
    ("segment", ["loyal", "new", "sleeping", "lost"]), ("tier", ["bronze", "silver", "gold"]),
  ]

  /// Seconds of the two years before March 2026, as databases write them.
  private static func moment(_ random: inout SplitMix64) -> String {
    let seconds = 1_772_442_000 - Int64(random.below(63_072_000))
    let text = CalendarDate.seconds(seconds * 1000)
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
  }

  private static func decimal(_ value: Int, scale: Int) -> JSONNumber {
    guard scale > 0 else { return JSONNumber(value) }
    let digits = String(value)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return JSONNumber(text: "\(padded.dropLast(scale)).\(padded.suffix(scale))")
      ?? JSONNumber(value)
  }
}
