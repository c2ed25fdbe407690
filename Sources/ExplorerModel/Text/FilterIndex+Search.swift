public import PlatformModel

extension FilterIndex {
  /// The rows a filter lets through, in order.
  ///
  /// `rows` are those an older filter let through, when this one narrows it: no other can match; nil:
  /// all are looked at, from `start`. `owners` says what an owner is called, by id.
  public func search(
    _ query: FilterQuery, in rows: [Int]? = nil, from start: Int = 0, now: Timestamp,
    owner: (String) -> String = { $0 }
  ) -> [Int] {
    if query.isEmpty { return rows ?? Array(start..<max(start, count)) }
    let conditions = query.terms.map { condition($0, now: now, owner: owner) }
    return original.bytes.withUnsafeBytes { original in
      folded.bytes.withUnsafeBytes { folded in
        let view = View(index: self, original: original, folded: folded)
        // Running through everything is quicker than asking very many rows one by one.
        if let rows, rows.count < count / 4 { return view.filter(rows, conditions) }
        return view.scan(from: start, conditions)
      }
    }
  }

  /// A term made ready: names turned to numbers, words to bytes.
  fileprivate struct Condition {
    var kind: Kind
    var isNegated: Bool

    enum Kind {
      case folded([UInt8])
      case original([UInt8])
      case nameFolded([UInt8])
      case nameOriginal([UInt8])
      case fuzzy([UInt8])
      case tagFolded([UInt8])
      case tagOriginal([UInt8])
      case regex(LinePattern)
      case types([Bool])
      case owners([Bool])
      /// Inclusive bounds.
      case modified(ClosedRange<Int64>)
      case created(ClosedRange<Int64>)
      case never
    }
  }

  private func condition(
    _ term: FilterTerm, now: Timestamp, owner: (String) -> String
  ) -> Condition {
    Condition(kind: kind(term.kind, now: now, owner: owner), isNegated: term.isNegated)
  }

  private func kind(
    _ kind: FilterTerm.Kind, now: Timestamp, owner: (String) -> String
  ) -> Condition.Kind {
    switch kind {
    case .word(let word): word.isCaseSensitive ? .original(word.bytes) : .folded(word.bytes)
    case .fuzzy(let word): .fuzzy(Array(word.utf8))
    case .regex(let pattern): LinePattern(smartCase: pattern).map { .regex($0) } ?? .never
    case .field(.name, let word):
      word.isCaseSensitive ? .nameOriginal(word.bytes) : .nameFolded(word.bytes)
    case .field(.tag, let word):
      word.isCaseSensitive ? .tagOriginal(word.bytes) : .tagFolded(word.bytes)
    case .field(.type, let word): .types(types.values.map { word.begins($0) })
    case .field(.owner, let word):
      .owners(owners.values.map { !$0.isEmpty && word.occurs(in: "\(owner($0)) \($0)") })
    case .compared(.modified, let comparison, let span):
      .modified(comparison.moments(agedBy: span, now: now))
    case .compared(.created, let comparison, let span):
      .created(comparison.moments(agedBy: span, now: now))
    case .dated(.modified, let moments): .modified(moments)
    case .dated(.created, let moments): .created(moments)
    case .field, .compared, .dated, .rated: .never
    }
  }

  /// The buffers held still while they are searched.
  private struct View {
    let index: FilterIndex
    let original: UnsafeRawBufferPointer
    let folded: UnsafeRawBufferPointer

    func filter(_ rows: [Int], _ conditions: [Condition]) -> [Int] {
      rows.filter { row in row < index.count && conditions.allSatisfy { holds($0, row) } }
    }

    /// Runs through the whole buffer with the longest plain word and asks the rest only where it
    /// occurs; without such a word row by row.
    func scan(from start: Int, _ conditions: [Condition]) -> [Int] {
      guard start < index.count else { return [] }
      guard let driver = driver(conditions) else {
        return filter(Array(start..<index.count), conditions)
      }
      var others = conditions
      let condition = others.remove(at: driver)
      switch condition.kind {
      case .folded(let needle):
        return scan(index.folded, folded, needle, from: start, others)
      case .original(let needle):
        return scan(index.original, original, needle, from: start, others)
      default: return filter(Array(start..<index.count), conditions)
      }
    }

    private func driver(_ conditions: [Condition]) -> Int? {
      conditions.indices.filter { !conditions[$0].isNegated && conditions[$0].wordLength > 0 }
        .max { conditions[$0].wordLength < conditions[$1].wordLength }
    }

    private func scan(
      _ rows: ByteRows, _ bytes: UnsafeRawBufferPointer, _ needle: [UInt8], from start: Int,
      _ others: [Condition]
    ) -> [Int] {
      var found: [Int] = []
      var row = start
      needle.withUnsafeBytes { needle in
        let search = ByteSearch(needle)
        rows.starts.withUnsafeBufferPointer { starts in
          var offset = Int(starts[row])
          while let hit = search.first(in: bytes, from: offset) {
            row = Self.row(at: hit, from: row, starts)
            if others.allSatisfy({ holds($0, row) }) { found.append(row) }
            row += 1
            guard row < starts.count else { break }
            offset = Int(starts[row])
          }
        }
      }
      return found
    }

    /// The row that byte `hit` lies in. Hits are near each other or far apart: steps grow.
    private static func row(
      at hit: Int, from row: Int, _ starts: UnsafeBufferPointer<UInt32>
    ) -> Int {
      var low = row
      var step = 1
      while low + step < starts.count, Int(starts[low + step]) <= hit {
        low += step
        step *= 2
      }
      var high = min(low + step, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if Int(starts[middle]) <= hit { low = middle } else { high = middle }
      }
      return low
    }

    private func holds(_ condition: Condition, _ row: Int) -> Bool {
      test(condition.kind, row) != condition.isNegated
    }

    private func test(_ kind: Condition.Kind, _ row: Int) -> Bool {
      switch kind {
      case .folded(let needle): contains(needle, in: folded, index.folded.range(of: row))
      case .original(let needle): contains(needle, in: original, index.original.range(of: row))
      case .nameFolded(let needle): contains(needle, in: folded, name(index.folded, folded, row))
      case .nameOriginal(let needle):
        contains(needle, in: original, name(index.original, original, row))
      case .fuzzy(let word): isSubsequence(word, of: folded, name(index.folded, folded, row))
      case .tagFolded(let needle): hasTag(needle, folded, tags(index.folded, folded, row))
      case .tagOriginal(let needle): hasTag(needle, original, tags(index.original, original, row))
      case .regex(let pattern): hasField(pattern, original[index.original.range(of: row)])
      case .types(let wanted): wanted[Int(index.types.rows[row])]
      case .owners(let wanted): wanted[Int(index.owners.rows[row])]
      case .modified(let range):
        index.modified[row] != FilterIndex.unknown && range.contains(index.modified[row])
      case .created(let range):
        index.created[row] != FilterIndex.unknown && range.contains(index.created[row])
      case .never: false
      }
    }

    private func contains(
      _ needle: [UInt8], in bytes: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> Bool {
      needle.withUnsafeBytes {
        ByteSearch.first($0, in: UnsafeRawBufferPointer(rebasing: bytes[range])) != nil
      }
    }

    private func name(
      _ rows: ByteRows, _ bytes: UnsafeRawBufferPointer, _ row: Int
    ) -> Range<Int> {
      let range = rows.range(of: row)
      let end = bytes[range].firstIndex(of: FilterIndex.fieldEnd) ?? range.upperBound
      return range.lowerBound..<end
    }

    private func tags(
      _ rows: ByteRows, _ bytes: UnsafeRawBufferPointer, _ row: Int
    ) -> Range<Int> {
      let range = rows.range(of: row)
      let end = bytes[range].lastIndex(of: FilterIndex.fieldEnd) ?? range.upperBound
      return min(end + 1, range.upperBound)..<range.upperBound
    }

    /// Name, type and each tag by themselves: `^` and `$` are their ends.
    private func hasField(
      _ pattern: LinePattern, _ row: Slice<UnsafeRawBufferPointer>
    ) -> Bool {
      row.split(omittingEmptySubsequences: false) {
        $0 == FilterIndex.fieldEnd || $0 == FilterIndex.tagEnd
      }.contains { pattern.matches(UnsafeRawBufferPointer(rebasing: $0)) }
    }

    private func hasTag(
      _ needle: [UInt8], _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> Bool {
      let tags = UnsafeRawBufferPointer(rebasing: bytes[range])
      return needle.withUnsafeBytes { needle in
        let search = ByteSearch(needle)
        var start = 0
        while let hit = search.first(in: tags, from: start) {
          if hit == 0 || tags[hit - 1] == FilterIndex.tagEnd { return true }
          start = hit + 1
        }
        return false
      }
    }

    private func isSubsequence(
      _ word: [UInt8], of bytes: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> Bool {
      var next = 0
      for index in range where next < word.count && bytes[index] == word[next] { next += 1 }
      return next == word.count
    }
  }
}

extension FilterIndex.Condition {
  /// The length of a plain word; 0 for everything else.
  fileprivate var wordLength: Int {
    switch kind {
    case .folded(let needle), .original(let needle): needle.count
    default: 0
    }
  }
}

extension FilterWord {
  var bytes: [UInt8] { Array(text.utf8) }
}

extension FilterComparison {
  /// The moments whose age compares so with `span`.
  func moments(agedBy span: Duration, now: Timestamp) -> ClosedRange<Int64> {
    let parts = span.components
    let edge =
      now.milliseconds - parts.seconds * 1_000 - parts.attoseconds / 1_000_000_000_000_000
    return switch self {
    case .less: (edge + 1)...Int64.max
    case .lessOrEqual: edge...Int64.max
    case .greater: (Int64.min + 1)...(edge - 1)
    case .greaterOrEqual: (Int64.min + 1)...edge
    }
  }
}
