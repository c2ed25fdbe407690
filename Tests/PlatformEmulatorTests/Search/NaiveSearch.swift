import JSON

@testable import PlatformEmulator

/// Looks at one asset after the other, as slowly and plainly as it can be done: what search is checked
/// against. Shares nothing with it but the parser.
struct NaiveSearch {
  private let document: JSONValue

  init(_ document: JSONValue) {
    self.document = document
  }

  func matches(_ query: LuceneQuery) -> Bool {
    switch query {
    case .everything: true
    case .field(let name, let matcher): matches(name, matcher)
    case .clauses(let must, let should, let mustNot):
      must.allSatisfy(matches) && !mustNot.contains(where: matches)
        && (!must.isEmpty || should.isEmpty || should.contains(where: matches))
    }
  }

  private var metadata: JSONValue { document["metadata"] ?? [:] }
  private var name: String { metadata["name"]?.string ?? "" }
  private var description: String { metadata["description"]?.string ?? "" }

  private static let accents: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("áčďéěíňóřšťúůýžöüäøãõêçñ", "acdeeinorstuuyzouaoaoecn"))

  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { accents[$0] ?? $0 })
  }

  private func matches(_ field: String?, _ matcher: LuceneMatcher) -> Bool {
    switch field {
    case nil:
      Self.text(name, matcher) || Self.text(description, matcher)
        || Self.values(metadata["tags"], matcher)
    case "asset.name": Self.text(name, matcher)
    case "asset.description": Self.text(description, matcher)
    case "asset.tags": Self.values(metadata["tags"], matcher)
    case "asset.asset_type": Self.values(metadata["asset_type"], matcher)
    case "asset.owner_id": Self.values(metadata["owner_id"], matcher)
    case "asset.asset_attributes": Self.values(metadata["asset_attributes"], matcher)
    case "asset.mode": Self.values(metadata["rov"]?["mode"], matcher)
    case "asset.created_at": Self.time(metadata["created_at"], matcher)
    case "attachment.connection_path":
      (document["attachments"]?.array ?? []).contains {
        Self.values($0["connection_path"], matcher)
      }
    case "data_asset.columns.name":
      (document["entity"]?["data_asset"]?["columns"]?.array ?? []).contains {
        Self.values($0["name"], matcher)
      }
    case "wml_model.type": Self.values(document["entity"]?["wml_model"]?["type"], matcher)
    default: false
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
      || !character.isASCII && !character.isWhitespace && !character.isPunctuation
  }

  private static func words(_ text: String) -> [String] {
    plain(text).split { !isWord($0) }.map(String.init)
  }

  private static func text(_ text: String, _ matcher: LuceneMatcher) -> Bool {
    switch matcher {
    case .term(let wanted): phrase(text, wanted, 0)
    case .phrase(let wanted, let slop): phrase(text, wanted, slop)
    case .fuzzy(let wanted, let most):
      words(wanted).allSatisfy { word in
        words(text).contains {
          distance(Array(word), Array($0)) <= most ?? [0, 0, 0, 1, 1, 1][min(word.count, 5)]
            + (word.count > 5 ? 1 : 0)
        }
      }
    case .pattern(let parts): piece(text, parts)
    case .range(let lower, let upper): !text.isEmpty && range(plain(text), lower, upper)
    case .anything: !text.isEmpty
    }
  }

  private static func phrase(_ text: String, _ wanted: String, _ slop: Int) -> Bool {
    if wanted.isEmpty { return false }
    let phrase = words(wanted)
    if phrase.isEmpty || !plain(wanted).allSatisfy(\.isASCII) {
      return plain(text).contains(plain(wanted))
    }
    let all = words(text)
    func fits(_ index: Int, _ starts: [Int]) -> Bool {
      guard index < phrase.count else {
        return (starts.max() ?? 0) - (starts.min() ?? 0) <= slop
      }
      return all.indices.contains {
        all[$0] == phrase[index] && fits(index + 1, starts + [$0 - index])
      }
    }
    return fits(0, [])
  }

  /// Any piece of the text between two ends of words.
  private static func piece(_ text: String, _ parts: [LuceneMatcher.PatternPart]) -> Bool {
    let characters = Array(plain(text))
    let parts = parts.map { part -> LuceneMatcher.PatternPart in
      if case .literal(let literal) = part { .literal(plain(literal)) } else { part }
    }
    let starts = (0...characters.count).filter { $0 == 0 || !isWord(characters[$0 - 1]) }
    let ends = (0...characters.count).filter { $0 == characters.count || !isWord(characters[$0]) }
    return starts.contains { start in
      ends.contains { $0 >= start && whole(characters[start..<$0], parts[...]) }
    }
  }

  private static func whole(
    _ text: ArraySlice<Character>, _ parts: ArraySlice<LuceneMatcher.PatternPart>
  ) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .anyCharacter: return !text.isEmpty && whole(text.dropFirst(), rest)
    case .anyText: return (0...text.count).contains { whole(text.dropFirst($0), rest) }
    case .literal(let literal):
      let wanted = Array(literal.lowercased())
      return text.starts(with: wanted) && whole(text.dropFirst(wanted.count), rest)
    }
  }

  private static func values(_ value: JSONValue?, _ matcher: LuceneMatcher) -> Bool {
    if let list = value?.array { return list.contains { values($0, matcher) } }
    if let number = value?.double { return Self.number(number, matcher) }
    guard let text = value?.string, !text.isEmpty else { return false }
    switch matcher {
    case .term(let wanted), .phrase(let wanted, _):
      return text.lowercased() == wanted.lowercased()
    case .fuzzy(let wanted, let most):
      return distance(Array(wanted.lowercased()), Array(text.lowercased()))
        <= most ?? (wanted.count < 3 ? 0 : wanted.count < 6 ? 1 : 2)
    case .pattern(let parts): return whole(Array(text.lowercased())[...], parts[...])
    case .range(let lower, let upper): return range(text.lowercased(), lower, upper)
    case .anything: return true
    }
  }

  private static func number(_ number: Double, _ matcher: LuceneMatcher) -> Bool {
    switch matcher {
    case .term(let wanted), .phrase(let wanted, _): return Double(wanted) == number
    case .pattern(let parts): return whole(Array("\(Int(number))")[...], parts[...])
    case .fuzzy: return false
    case .anything: return true
    case .range(let lower, let upper):
      if lower == nil, upper == nil { return true }
      if let lower {
        guard let bound = Double(lower.text) else { return false }
        if lower.isInclusive ? number < bound : number <= bound { return false }
      }
      if let upper {
        guard let bound = Double(upper.text) else { return false }
        if upper.isInclusive ? number > bound : number >= bound { return false }
      }
      return true
    }
  }

  private static func time(_ value: JSONValue?, _ matcher: LuceneMatcher) -> Bool {
    let text = value?.string ?? ""
    switch matcher {
    case .term(let wanted), .phrase(let wanted, _): return text.hasPrefix(wanted)
    case .fuzzy: return false
    case .pattern(let parts):
      return whole(Array(text.lowercased())[...], parts[...])
    case .anything: return true
    case .range(let lower, let upper):
      if let lower {
        let isAt = text.hasPrefix(lower.text)
        if lower.isInclusive ? text < lower.text && !isAt : text < lower.text || isAt {
          return false
        }
      }
      if let upper {
        let isAt = text.hasPrefix(upper.text)
        if upper.isInclusive ? text > upper.text && !isAt : text > upper.text || isAt {
          return false
        }
      }
      return true
    }
  }

  private static func range(
    _ text: String, _ lower: LuceneMatcher.Bound?, _ upper: LuceneMatcher.Bound?
  ) -> Bool {
    func isBefore(_ left: String, _ right: String) -> Bool {
      left.utf8.lexicographicallyPrecedes(right.lowercased().utf8)
    }
    if let lower {
      if isBefore(text, lower.text) { return false }
      if !lower.isInclusive, text == lower.text.lowercased() { return false }
    }
    if let upper {
      if upper.isInclusive {
        if text != upper.text.lowercased(), !isBefore(text, upper.text) { return false }
      } else if !isBefore(text, upper.text) {
        return false
      }
    }
    return true
  }

  /// Written from the definition.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if abs(left.count - right.count) > 2 { return 3 }
    var table = Array(
      repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count {
      for column in 0...right.count {
        if row == 0 || column == 0 {
          table[row][column] = max(row, column)
          continue
        }
        let isSame = left[row - 1] == right[column - 1]
        var least = min(
          table[row - 1][column - 1] + (isSame ? 0 : 1), table[row - 1][column] + 1,
          table[row][column - 1] + 1)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          least = min(least, table[row - 2][column - 2] + 1)
        }
        table[row][column] = least
      }
    }
    return table[left.count][right.count]
  }
}
