import JSON

/// Where a list of jobs or runs goes on: the parameter `next`, which is the JSON text of the object
/// that stood in the last answer.
///
/// Source: GET /v2/jobs, "the optional 'next' field from the response in string format".
struct NextPlace {
  var limit: Int
  var start: Bookmark?

  init(_ call: Call) throws {
    var given = try Self.object(call.query("next"))
    if let inner = given?.string { given = try Self.object(inner) }
    let asked = try call.limit(default: given?["limit"]?.int ?? 100, maximum: 200)
    limit = max(asked, 1)
    start = try given?["start"]?.string.map { try Bookmark($0, parameter: "next") }
  }

  func next(_ bookmark: Bookmark) -> JSONValue {
    ["start": .string(bookmark.text), "limit": JSONValue(limit)]
  }

  private static func object(_ text: String?) throws -> JSONValue? {
    guard let text else { return nil }
    do {
      return try JSONValue.parse(text)
    } catch {
      throw PlatformFault.invalid("The value of 'next' is not JSON.", .parameter("next"))
    }
  }
}
