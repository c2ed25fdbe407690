import JSON

/// An order of a list that is wholly in memory. Bookmarks say in it where a page begins, so that
/// pages show each item once whatever is added or removed between them.
struct ListOrder {
  struct Key: Hashable {
    var name: String
    var isDescending: Bool
  }

  let keys: [Key]

  /// From `name` or `-name`. Throws 400 for a name that is not among `fields`.
  ///
  /// - Parameter standard: taken if there are no texts.
  init(
    _ texts: [String], among fields: [String], standard: [String] = [], parameter: String = "sort"
  ) throws {
    keys = try (texts.isEmpty ? standard : texts).map { text in
      let name = (text.hasPrefix("-") ? String(text.dropFirst()) : text).lowercased()
      guard fields.contains(name) else { throw Self.fault(text, fields, parameter) }
      return Key(name: name, isDescending: text.hasPrefix("-"))
    }
  }

  /// From `name_asc` or `name_desc`. Throws 400 for a name that is not among `fields`.
  init(suffixed texts: [String], among fields: [String], standard: String) throws {
    keys = try (texts.isEmpty ? [standard] : texts).map { text in
      let text = text.lowercased()
      let isDescending = text.hasSuffix("_desc")
      let name = String(text.dropLast(isDescending ? 5 : 4))
      guard isDescending || text.hasSuffix("_asc"), fields.contains(name) else {
        throw Self.fault(text, fields.flatMap { ["\($0)_asc", "\($0)_desc"] }, "orderby")
      }
      return Key(name: name, isDescending: isDescending)
    }
  }

  /// `["UPDATE_TIME_ASC"]`, as answers repeat it.
  var options: JSONValue {
    .array(keys.map { .string("\($0.name)_\($0.isDescending ? "desc" : "asc")".uppercased()) })
  }

  /// Where an item stands.
  func place(row: Int64, _ value: (_ key: String) -> JSONValue?) -> Bookmark {
    Bookmark(keys: keys.map { value($0.name) ?? .null }, row: row)
  }

  /// What lies behind `start`, in order.
  func sorted<Item>(
    _ items: [Item], after start: Bookmark?, place: (Item) -> Bookmark
  ) -> [Item] {
    let placed = items.map { (item: $0, place: place($0)) }
    let rest = start.map { start in placed.filter { precedes(start, $0.place) } } ?? placed
    return rest.sorted { precedes($0.place, $1.place) }.map(\.item)
  }

  private func precedes(_ left: Bookmark, _ right: Bookmark) -> Bool {
    for (index, key) in keys.enumerated() {
      guard left.keys.indices.contains(index), right.keys.indices.contains(index) else { break }
      let (first, second) = (left.keys[index], right.keys[index])
      if Self.isLess(first, second) { return !key.isDescending }
      if Self.isLess(second, first) { return key.isDescending }
    }
    let isDescending = keys.last?.isDescending ?? false
    return isDescending ? left.row > right.row : left.row < right.row
  }

  /// What is missing comes before everything else.
  private static func isLess(_ left: JSONValue, _ right: JSONValue) -> Bool {
    if let first = left.double, let second = right.double { return first < second }
    guard let second = right.string else { return false }
    guard let first = left.string else { return true }
    return first < second
  }

  private static func fault(
    _ text: String, _ fields: [String], _ parameter: String
  ) -> PlatformFault {
    .invalid(
      "'\(text)' is not something to sort by; choose from \(fields.joined(separator: ", ")).",
      .parameter(parameter))
  }
}
