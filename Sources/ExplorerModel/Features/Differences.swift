import JSON
import PlatformModel

/// Where two documents differ, value by value.
enum Differences {
  /// Nobody reads more.
  static let maximum = 5_000

  /// What people wrote comes first, what every document has of its own last.
  static func rows(_ left: JSONValue, _ right: JSONValue) -> [CompareRow] {
    let (before, after) = (leaves(left), leaves(right))
    let values = Dictionary(after, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.0))
    // What is empty on one side is not absent on the other if that has something in it.
    let (filledLeft, filledRight) = (filled(left), filled(right))
    var rows: [CompareRow] = []
    for (place, text) in before where values[place] != text && !filledRight.contains(place) {
      rows.append(CompareRow(place: place, left: text, right: values[place]))
    }
    for (place, text) in after where !known.contains(place) && !filledLeft.contains(place) {
      rows.append(CompareRow(place: place, left: nil, right: text))
    }
    let ranked = rows.enumerated().sorted {
      (rank($0.element.place), $0.offset) < (rank($1.element.place), $1.offset)
    }
    return ranked.prefix(maximum).map(\.element)
  }

  /// Values that have nothing in them, with where they stand.
  private static func leaves(_ document: JSONValue) -> [(String, String)] {
    var leaves: [(String, String)] = []
    for line in JSONTree.lines(of: document, folded: []) {
      let place = String(line.pointer.dropFirst())
      switch line.value {
      case .scalar(let text, _): leaves.append((place, text))
      case .empty(let isArray): leaves.append((place, isArray ? "[]" : "{}"))
      case .open, .close, .folded: break
      }
    }
    return leaves
  }

  /// Where lists and objects with something in them stand.
  private static func filled(_ document: JSONValue) -> Set<String> {
    var places: Set<String> = []
    for line in JSONTree.lines(of: document, folded: []) {
      if case .open = line.value { places.insert(String(line.pointer.dropFirst())) }
    }
    return places
  }

  private static func rank(_ place: String) -> Int {
    let written = ["metadata/name", "metadata/description", "metadata/tags"]
    if written.contains(where: place.hasPrefix) { return 0 }
    return isOwn(place) ? 2 : 1
  }

  /// Ids, dates and counts of use: they differ between any two things.
  private static func isOwn(_ place: String) -> Bool {
    let names: Set<Substring> = [
      "asset_id", "created", "created_at", "updated_at", "last_updated_at", "last_updated",
      "revision_id", "version", "size", "href", "id",
    ]
    let name = place.split(separator: "/").last ?? ""
    return place.hasPrefix("metadata/usage") || names.contains(name)
  }
}
