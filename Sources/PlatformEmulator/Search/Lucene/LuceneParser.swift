/// Reads a Lucene query. `AND` binds tighter than `OR`; what merely stands side by side is combined
/// as by `OR` (or as by `AND`, if that is asked for), unless `+` or `-` says otherwise.
struct LuceneParser {
  private var lexer: LuceneLexer
  private var token: LuceneLexer.Token
  private var depth = 0
  private let wantsAll: Bool

  private init(_ text: String, wantsAll: Bool) throws(LuceneError) {
    self.wantsAll = wantsAll
    lexer = LuceneLexer(text)
    token = try lexer.next()
  }

  static func parse(
    _ text: String, wantsAll: Bool = false
  ) throws(LuceneError) -> LuceneQuery {
    var parser = try LuceneParser(text, wantsAll: wantsAll)
    guard parser.token != .end else {
      throw LuceneError(message: "The query is empty", position: 0)
    }
    let query = try parser.alternatives(in: nil)
    guard parser.token == .end else { throw parser.unexpected() }
    return query
  }

  private mutating func advance() throws(LuceneError) {
    token = try lexer.next()
  }

  private func error(_ message: String) -> LuceneError {
    LuceneError(message: message, position: lexer.start)
  }

  private func unexpected() -> LuceneError {
    switch token {
    case .end: error("The query ends too early")
    case .close: error("There is a ')' too many")
    case .colon: error("A ':' has no field before it")
    case .rangeClose, .rangeOpen: error("A bracket is out of place")
    default: error("An operator is out of place")
    }
  }

  private mutating func alternatives(in field: String?) throws(LuceneError) -> LuceneQuery {
    var must: [LuceneQuery] = []
    var should: [LuceneQuery] = []
    var mustNot: [LuceneQuery] = []
    repeat {
      let isAlternative = token == .or
      if isAlternative { try advance() }
      switch token {
      case .plus:
        try advance()
        must.append(try conjunction(in: field))
      case .minus, .not:
        try advance()
        let denied = try operand(in: field)
        // `NOT a AND b` is "b without a".
        if token == .and {
          try advance()
          must.append(try conjunction(in: field))
        }
        mustNot.append(denied)
      default:
        let query = try conjunction(in: field)
        if wantsAll, !isAlternative, token != .or {
          must.append(query)
        } else {
          should.append(query)
        }
      }
    } while token != .end && token != .close
    if wantsAll, !must.isEmpty, !should.isEmpty {
      must.append(.clauses(must: [], should: should, mustNot: []))
      should = []
    }
    if must.count == 1, should.isEmpty, mustNot.isEmpty, wantsAll { return must[0] }
    if should.count == 1, must.isEmpty, mustNot.isEmpty { return should[0] }
    return .clauses(must: must, should: should, mustNot: mustNot)
  }

  private mutating func conjunction(in field: String?) throws(LuceneError) -> LuceneQuery {
    var must: [LuceneQuery] = []
    var mustNot: [LuceneQuery] = []
    repeat {
      if token == .and, !must.isEmpty || !mustNot.isEmpty { try advance() }
      switch token {
      case .not, .minus:
        try advance()
        mustNot.append(try operand(in: field))
      case .plus:
        try advance()
        must.append(try operand(in: field))
      default:
        must.append(try operand(in: field))
      }
    } while token == .and
    if must.count == 1, mustNot.isEmpty { return must[0] }
    return .clauses(must: must, should: [], mustNot: mustNot)
  }

  private mutating func operand(in field: String?) throws(LuceneError) -> LuceneQuery {
    let query: LuceneQuery
    switch token {
    case .open: query = try group(in: field)
    case .phrase(let text): query = .field(field, try phrase(text))
    case .rangeOpen(let isInclusive): query = .field(field, try range(isInclusive))
    case .comparison(let sign): query = .field(field, try comparison(sign))
    case .word(let parts): query = try word(parts, in: field)
    default: throw unexpected()
    }
    while token == .boost { try advance() }
    return query
  }

  private mutating func group(in field: String?) throws(LuceneError) -> LuceneQuery {
    depth += 1
    guard depth <= 64 else { throw error("The query is nested too deeply") }
    try advance()
    let query = try alternatives(in: field)
    guard token == .close else { throw error("A '(' is not closed") }
    try advance()
    depth -= 1
    return query
  }

  private mutating func word(
    _ parts: [LuceneMatcher.PatternPart], in field: String?
  ) throws(LuceneError) -> LuceneQuery {
    let start = lexer.start
    try advance()
    guard token == .colon else { return .field(field, try matcher(parts)) }
    try advance()
    if parts == [.anyText] { return try everything(start) }
    guard parts.count == 1, case .literal(let name) = parts[0] else {
      throw LuceneError(message: "A field name has wildcards in it", position: start)
    }
    return name == "_exists_" ? try existence() : try operand(in: name)
  }

  private mutating func everything(_ start: Int) throws(LuceneError) -> LuceneQuery {
    guard case .word([.anyText]) = token else {
      throw LuceneError(message: "'*:' must be followed by '*'", position: start)
    }
    try advance()
    return .everything
  }

  /// `_exists_:asset.tags`, which is `asset.tags:*`.
  private mutating func existence() throws(LuceneError) -> LuceneQuery {
    guard let name = plainText else { throw error("'_exists_:' must be followed by a field") }
    try advance()
    return .field(name, .anything)
  }

  /// Of a token that is a text without wildcards.
  private var plainText: String? {
    switch token {
    case .phrase(let text): return text
    case .word(let parts):
      if parts.count == 1, case .literal(let text) = parts[0] { return text }
      return nil
    default: return nil
    }
  }

  private mutating func matcher(
    _ parts: [LuceneMatcher.PatternPart]
  ) throws(LuceneError) -> LuceneMatcher {
    let plain = LuceneMatcher.matching(parts)
    guard case .tilde(let number) = token else { return plain }
    try advance()
    guard case .term(let text) = plain else { return plain }
    // Below 1 it is a similarity, as older versions have it: 0.5 and the rest by length.
    return .fuzzy(text, number.flatMap { $0 >= 1 ? min(Int($0), 2) : nil })
  }

  private mutating func phrase(_ text: String) throws(LuceneError) -> LuceneMatcher {
    try advance()
    guard case .tilde(let number) = token else { return .phrase(text) }
    try advance()
    return .phrase(text, slop: Int(min(number ?? 0, 1_000)))
  }

  private mutating func comparison(_ sign: String) throws(LuceneError) -> LuceneMatcher {
    try advance()
    guard let text = plainText else { throw error("A '\(sign)' has nothing behind it") }
    try advance()
    let bound = LuceneMatcher.Bound(text: text, isInclusive: sign.hasSuffix("="))
    return sign.hasPrefix(">") ? .range(bound, nil) : .range(nil, bound)
  }

  private mutating func range(_ isInclusive: Bool) throws(LuceneError) -> LuceneMatcher {
    let start = lexer.start
    let lower = try lexer.rangeEnd()
    let between = try lexer.rangeEnd()
    let upper = try lexer.rangeEnd()
    guard between == "TO", !lower.isEmpty, !upper.isEmpty else {
      throw LuceneError(message: "A range must read [from TO to]", position: start)
    }
    try advance()
    guard case .rangeClose(let includesUpper) = token else {
      throw LuceneError(message: "A range is not closed", position: start)
    }
    try advance()
    return .range(
      lower == "*" ? nil : LuceneMatcher.Bound(text: lower, isInclusive: isInclusive),
      upper == "*" ? nil : LuceneMatcher.Bound(text: upper, isInclusive: includesUpper))
  }
}
