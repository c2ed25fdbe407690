/// Reads a Lucene query. `AND` binds tighter than `OR`; what merely stands side by side is combined
/// as by `OR`, unless `+` or `-` says otherwise.
struct LuceneParser {
  private var lexer: LuceneLexer
  private var token: LuceneLexer.Token
  /// Where `token` begins, about.
  private var start = 0
  private var depth = 0

  private init(_ text: String) throws(LuceneError) {
    lexer = LuceneLexer(text)
    token = try lexer.next()
  }

  static func parse(_ text: String) throws(LuceneError) -> LuceneQuery {
    var parser = try LuceneParser(text)
    guard parser.token != .end else {
      throw LuceneError(message: "The query is empty", position: 0)
    }
    let query = try parser.alternatives(in: nil)
    guard parser.token == .end else { throw parser.unexpected() }
    return query
  }

  private mutating func advance() throws(LuceneError) {
    start = lexer.position
    token = try lexer.next()
  }

  private func unexpected() -> LuceneError {
    let what =
      switch token {
      case .end: "The query ends too early"
      case .close: "There is a ')' too many"
      case .colon: "A ':' has no field before it"
      case .rangeClose, .rangeOpen: "A bracket is out of place"
      default: "An operator is out of place"
      }
    return LuceneError(message: what, position: start)
  }

  private mutating func alternatives(in field: String?) throws(LuceneError) -> LuceneQuery {
    var must: [LuceneQuery] = []
    var should: [LuceneQuery] = []
    var mustNot: [LuceneQuery] = []
    repeat {
      if token == .or { try advance() }
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
        should.append(try conjunction(in: field))
      }
    } while token != .end && token != .close
    if should.count == 1, must.isEmpty, mustNot.isEmpty { return should[0] }
    return .clauses(must: must, should: should, mustNot: mustNot)
  }

  private mutating func conjunction(in field: String?) throws(LuceneError) -> LuceneQuery {
    var must = [try operand(in: field)]
    var mustNot: [LuceneQuery] = []
    while token == .and {
      try advance()
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
    }
    if must.count == 1, mustNot.isEmpty { return must[0] }
    return .clauses(must: must, should: [], mustNot: mustNot)
  }

  private mutating func operand(in field: String?) throws(LuceneError) -> LuceneQuery {
    let query: LuceneQuery
    switch token {
    case .open: query = try group(in: field)
    case .phrase(let text):
      try advance()
      query = .field(field, .phrase(text))
    case .rangeOpen(let isInclusive): query = .field(field, try range(isInclusive))
    case .word(let parts): query = try word(parts, in: field)
    default: throw unexpected()
    }
    while token == .modifier { try advance() }
    return query
  }

  private mutating func group(in field: String?) throws(LuceneError) -> LuceneQuery {
    depth += 1
    guard depth <= 64 else {
      throw LuceneError(message: "The query is nested too deeply", position: start)
    }
    try advance()
    let query = try alternatives(in: field)
    guard token == .close else {
      throw LuceneError(message: "A '(' is not closed", position: start)
    }
    try advance()
    depth -= 1
    return query
  }

  private mutating func word(
    _ parts: [LuceneMatcher.PatternPart], in field: String?
  ) throws(LuceneError) -> LuceneQuery {
    try advance()
    guard token == .colon else { return .field(field, Self.matcher(parts)) }
    try advance()
    if parts == [.anyText] {
      guard case .word([.anyText]) = token else {
        throw LuceneError(message: "'*:' must be followed by '*'", position: start)
      }
      try advance()
      return .everything
    }
    guard parts.count == 1, case .literal(let name) = parts[0] else {
      throw LuceneError(message: "A field name has wildcards in it", position: start)
    }
    return try operand(in: name)
  }

  private static func matcher(_ parts: [LuceneMatcher.PatternPart]) -> LuceneMatcher {
    if parts.count == 1 {
      switch parts[0] {
      case .literal(let text): return .term(text)
      case .anyText: return .anything
      case .anyCharacter: break
      }
    }
    return .pattern(parts)
  }

  private mutating func range(_ isInclusive: Bool) throws(LuceneError) -> LuceneMatcher {
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
