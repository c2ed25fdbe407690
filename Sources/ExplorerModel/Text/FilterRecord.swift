public import PlatformModel

/// What a filter can look at in one row of a small list.
public struct FilterRecord: Sendable {
  /// What plain words are looked for in.
  public var text: String
  public var name: String
  public var type: String
  public var tags: [String]
  /// Name and id.
  public var owner: String
  public var state: String
  public var modified: Timestamp?
  public var created: Timestamp?
  public var duration: Duration?
  public var rating: Double?

  public init(
    text: String = "", name: String = "", type: String = "", tags: [String] = [],
    owner: String = "", state: String = "", modified: Timestamp? = nil, created: Timestamp? = nil,
    duration: Duration? = nil, rating: Double? = nil
  ) {
    self.text = text
    self.name = name
    self.type = type
    self.tags = tags
    self.owner = owner
    self.state = state
    self.modified = modified
    self.created = created
    self.duration = duration
    self.rating = rating
  }
}

extension FilterQuery {
  /// Whether all terms hold for a row. `now` is what ages are counted from.
  public func matches(
    _ record: FilterRecord, now: Timestamp = Timestamp(milliseconds: 0)
  ) -> Bool {
    terms.allSatisfy { $0.holds(for: record, now: now) != $0.isNegated }
  }
}

extension FilterTerm {
  fileprivate func holds(for record: FilterRecord, now: Timestamp) -> Bool {
    switch kind {
    case .word(let word): word.occurs(in: record.text)
    case .fuzzy(let word): Self.isSubsequence(word, of: record.name)
    case .regex(let pattern):
      Self.matches(pattern, record.name) || Self.matches(pattern, record.text)
    case .field(.name, let word): word.occurs(in: record.name)
    case .field(.owner, let word): word.occurs(in: record.owner)
    case .field(.state, let word): word.begins(record.state)
    case .field(.type, let word): word.begins(record.type)
    case .field(.tag, let word): record.tags.contains { word.begins($0) }
    case .field: false
    case .compared(.duration, let comparison, let span):
      record.duration.map { comparison.holds($0, span) } ?? false
    case .compared(let field, let comparison, let span):
      (field == .created ? record.created : record.modified).map {
        comparison.holds(now - $0, span)
      } ?? false
    case .dated(let field, let moments):
      (field == .created ? record.created : record.modified).map {
        moments.contains($0.milliseconds)
      } ?? false
    case .rated(let comparison, let number):
      record.rating.map { comparison.holds($0, number) } ?? false
    }
  }

  private static func isSubsequence(_ word: String, of text: String) -> Bool {
    var rest = word.utf8[...]
    for byte in text.lowercased().utf8 where byte == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  private static func matches(_ pattern: String, _ text: String) -> Bool {
    guard let compiled = LinePattern(smartCase: pattern) else { return false }
    var text = text
    return text.withUTF8 { compiled.matches(UnsafeRawBufferPointer($0)) }
  }
}

extension FilterWord {
  func occurs(in other: String) -> Bool {
    let bytes = Array((isCaseSensitive ? other : other.lowercased()).utf8)
    return bytes.withUnsafeBytes { haystack in
      Array(text.utf8).withUnsafeBytes { ByteSearch.first($0, in: haystack) != nil }
    }
  }

  func begins(_ other: String) -> Bool {
    (isCaseSensitive ? other : other.lowercased()).utf8.starts(with: text.utf8)
  }
}
