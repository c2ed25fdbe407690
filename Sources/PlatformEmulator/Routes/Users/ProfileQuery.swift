/// A query for people, in the language of the search: `iam_id:1000331001 OR name:ana*`, or words of
/// a name.
///
/// Source: GET /v2/user_profiles, `q`; which fields it knows is not in the reference.
struct ProfileQuery {
  private let query: LuceneQuery

  /// Throws 400 if it cannot be read.
  init(_ text: String) throws {
    do {
      query = try LuceneParser.parse(text)
    } catch {
      throw PlatformFault.invalid(
        "The query cannot be read: \(error.message) at \(error.position).", .parameter("q"))
    }
  }

  func matches(_ user: UserRecord) -> Bool {
    Self.matches(query, user)
  }

  private static func matches(_ query: LuceneQuery, _ user: UserRecord) -> Bool {
    switch query {
    case .everything: true
    case .field(let name, let matcher): texts(of: name, user).contains { matches(matcher, $0) }
    case .clauses(let must, let should, let mustNot):
      must.allSatisfy { matches($0, user) } && !mustNot.contains { matches($0, user) }
        && (should.isEmpty || !must.isEmpty || should.contains { matches($0, user) })
    }
  }

  private static func texts(of field: String?, _ user: UserRecord) -> [String] {
    switch field?.split(separator: ".").last {
    case nil: [user.id, user.userName, user.displayName, user.email]
    case "iam_id", "id", "uid", "guid": [user.id]
    case "user_name", "username": [user.userName]
    case "name", "display_name": [user.displayName, user.userName]
    case "email": [user.email]
    case "state": [user.canSignIn ? "ACTIVE" : "INACTIVE"]
    default: []
    }
  }

  /// The whole text, or a word of it.
  private static func matches(_ matcher: LuceneMatcher, _ text: String) -> Bool {
    let text = text.lowercased()
    switch matcher {
    case .fuzzy(let wanted, let most):
      let distance = EditDistance(wanted.lowercased(), most: most)
      return text.split(separator: " ").contains { distance.isNear(String($0)) }
    case .term(let wanted), .phrase(let wanted, _):
      let wanted = wanted.lowercased()
      return text == wanted || " \(text) ".contains(" \(wanted) ")
    case .pattern(let parts):
      let words = [text] + text.split(separator: " ").map(String.init)
      return words.contains { matches(parts[...], $0[...]) }
    case .range(let lower, let upper):
      return isAbove(lower, text) && isBelow(upper, text)
    case .anything: return !text.isEmpty
    }
  }

  private static func matches(
    _ parts: ArraySlice<LuceneMatcher.PatternPart>, _ text: Substring
  ) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .literal(let wanted):
      let wanted = wanted.lowercased()
      return text.hasPrefix(wanted) && matches(rest, text.dropFirst(wanted.count))
    case .anyCharacter: return !text.isEmpty && matches(rest, text.dropFirst())
    case .anyText:
      return text.indices.contains { matches(rest, text[$0...]) } || matches(rest, "")
    }
  }

  private static func isAbove(_ bound: LuceneMatcher.Bound?, _ text: String) -> Bool {
    guard let bound else { return true }
    return bound.isInclusive ? text >= bound.text.lowercased() : text > bound.text.lowercased()
  }

  private static func isBelow(_ bound: LuceneMatcher.Bound?, _ text: String) -> Bool {
    guard let bound else { return true }
    return bound.isInclusive ? text <= bound.text.lowercased() : text < bound.text.lowercased()
  }
}
