import JSON

/// A position in a sorted list, as the opaque text that clients carry from page to page: the sort
/// values of the last item seen, then its row. Whatever is added or removed elsewhere, the next page
/// starts right behind that item.
struct Bookmark: Hashable, Sendable {
  var keys: [JSONValue]
  var row: Int64

  init(keys: [JSONValue], row: Int64) {
    self.keys = keys
    self.row = row
  }

  /// Throws 400 for text that is no bookmark.
  init(_ text: String, parameter: String = "bookmark") throws {
    guard text.hasPrefix(Self.prefix),
      let bytes = Base64.decode(text.dropFirst(Self.prefix.count)),
      let list = try? JSONValue.parse(bytes).array, let row = list.last?.int
    else {
      throw PlatformFault.invalid("The bookmark is not valid.", .parameter(parameter))
    }
    keys = Array(list.dropLast())
    self.row = Int64(row)
  }

  var text: String {
    Self.prefix + Base64.encodeForURL(JSONValue.array(keys + [JSONValue(row)]).serializedBytes())
  }

  /// What bookmarks of this platform begin with.
  private static let prefix = "g1AAAA"
}
