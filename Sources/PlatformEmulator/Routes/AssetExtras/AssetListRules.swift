import JSON

/// What the members of an asset list may be.
///
/// Source: POST /v2/asset_lists, "Possible values" and "Allowable values".
enum AssetListRules {
  static let types = ["cart", "wishlist", "order"]
  /// `confirmed` is not among the allowable values, but in the text beside them and in the sample of
  /// PATCH.
  static let states = [
    "default_state", "confirmed", "received", "under_review", "ready_to_deliver", "rejected",
    "in_progress", "partially_delivered", "succeeded", "failed", "workflow_exception",
    "cancelled", "redeliver", "reattempt", "rerequest",
  ]

  /// Throws 400 unless the text is 1 to `length` characters of `^[\w\.,:$&\(\)\s\-\_\^"]+$`.
  static func check(_ text: String, _ field: String, length: Int) throws {
    guard (1...length).contains(text.count), text.allSatisfy(isAllowed) else {
      throw PlatformFault.invalid(
        "The field '\(field)' must be 1 to \(length) letters, digits, blanks and "
          + "characters of . , : $ & ( ) - _ ^ \".", .field(field))
    }
  }

  static func check(_ text: String, _ field: String, among values: [String]) throws {
    guard values.contains(text) else {
      throw PlatformFault.invalid(
        "The field '\(field)' is none of \(values.joined(separator: ", ")).", .field(field))
    }
  }

  /// Throws 400 for what a list must not say of itself.
  static func check(_ list: JSONValue) throws {
    let fields = try BodyFields(list)
    try check(try fields.requiredString("name"), "name", length: 256)
    try check(try fields.requiredString("type"), "type", among: types)
    if let state = try fields.string("state") { try check(state, "state", among: states) }
    if let text = try fields.string("description") {
      try check(text, "description", length: 4000)
    }
    if let text = try fields.string("message") { try check(text, "message", length: 256) }
    _ = try fields.object("properties")
  }

  private static func isAllowed(_ character: Character) -> Bool {
    guard character.isASCII else { return false }
    return character.isLetter || character.isNumber || character.isWhitespace
      || "_.,:$&()-^\"".contains(character)
  }
}
