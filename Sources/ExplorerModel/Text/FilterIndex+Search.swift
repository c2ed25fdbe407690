public import Filters
import Nouns
public import PlatformModel

extension FilterIndex {
  /// The rows a filter lets through, in order.
  ///
  /// - Parameters:
  ///   - rows: those an older filter let through, when this one narrows it: no other can match; nil:
  ///     all are looked at, from `start`.
  ///   - names: what an owner is called, by id, what is seen of it in front; empty: nobody knows.
  ///   - asset: the asset in a row, for what is not in the index.
  public func search(
    _ query: FilterQuery, in rows: [Int]? = nil, from start: Int = 0, now: Timestamp,
    names: (String) -> [String] = { _ in [] }, asset: (Int) -> Asset? = { _ in nil }
  ) -> [Int] {
    if query.isEmpty { return rows ?? Array(start..<max(start, count)) }
    var conditions: [Condition] = []
    var others: [FilterTerm] = []
    for term in query.terms {
      if let kind = kind(term.kind, now: now.milliseconds, names) {
        conditions.append(Condition(kind: kind, isNegated: term.isNegated))
      } else {
        others.append(term)
      }
    }
    let found = search(conditions, in: rows, from: start)
    if others.isEmpty { return found }
    return withoutActuallyEscaping(names) { names in
      let matches = FilterList.assets.matcher(of: others, now: now.milliseconds) { names($1) }
      return found.filter { asset($0).map(matches) ?? false }
    }
  }

  private func search(_ conditions: [Condition], in rows: [Int]?, from start: Int) -> [Int] {
    if conditions.isEmpty { return rows ?? Array(start..<max(start, count)) }
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
      case fuzzy([UInt8])
      case name(Texts)
      case tag(Texts)
      case regex(LinePattern)
      case types([Bool])
      case owners([Bool])
      case modified(Moments)
      case created(Moments)
      case never
    }
  }

  /// Texts of which one must be there, in bytes.
  fileprivate struct Texts {
    var folded: [[UInt8]]
    var original: [[UInt8]]
    var isExact: Bool
    var orNone: Bool

    init(_ words: FilterWords) {
      folded = words.texts.filter { !$0.isCaseSensitive }.map(\.bytes)
      original = words.texts.filter(\.isCaseSensitive).map(\.bytes)
      isExact = words.isExact
      orNone = words.orNone
    }
  }

  /// Ranges with their ends in them, or none at all.
  fileprivate struct Moments {
    var ranges: [ClosedRange<Int64>]

    func hold(_ moment: Int64) -> Bool {
      if moment == FilterIndex.unknown { return ranges.isEmpty }
      return ranges.contains { $0.contains(moment) }
    }
  }

  /// Nil for what is not in the index.
  private func kind(
    _ kind: FilterTerm.Kind, now: Int64, _ names: (String) -> [String]
  ) -> Condition.Kind? {
    switch kind {
    case .word(let word): word.isCaseSensitive ? .original(word.bytes) : .folded(word.bytes)
    case .fuzzy(let word): .fuzzy(Array(word.utf8))
    case .regex(let pattern): LinePattern(smartCase: pattern).map { .regex($0) } ?? .never
    case .field(let field, .words(let words)): self.kind(field.name, words, names)
    case .field(let field, .none):
      Self.isDated(field.name)
        ? moments(field.name, []) : self.kind(field.name, FilterWords([], orNone: true), names)
    case .field(let field, .aged(let comparison, let span)):
      moments(field.name, [comparison.moments(agedBy: span, now: now)])
    case .field(let field, .dated(let ranges)): moments(field.name, ranges)
    case .field: nil
    }
  }

  private func kind(
    _ field: String, _ words: FilterWords, _ names: (String) -> [String]
  ) -> Condition.Kind? {
    switch field {
    case "name": .name(Texts(words))
    case "tag": .tag(Texts(words))
    case "type": .types(types.values.map { $0.isEmpty ? words.orNone : words.hold(for: $0) })
    case "owner":
      .owners(
        owners.values.map {
          $0.isEmpty ? words.orNone : words.hold(forID: $0, called: names($0))
        })
    default: nil
    }
  }

  private static func isDated(_ field: String) -> Bool { field == "modified" || field == "created" }

  private func moments(_ field: String, _ ranges: [ClosedRange<Int64>]) -> Condition.Kind? {
    switch field {
    case "modified": .modified(Moments(ranges: ranges))
    case "created": .created(Moments(ranges: ranges))
    default: nil
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
      case .name(let texts):
        holds(texts, name(index.folded, folded, row), name(index.original, original, row), nil)
      case .fuzzy(let word): isSubsequence(word, of: folded, name(index.folded, folded, row))
      case .tag(let texts):
        holds(
          texts, tags(index.folded, folded, row), tags(index.original, original, row),
          FilterIndex.tagEnd)
      case .regex(let pattern): hasField(pattern, original[index.original.range(of: row)])
      case .types(let wanted): wanted[Int(index.types.rows[row])]
      case .owners(let wanted): wanted[Int(index.owners.rows[row])]
      case .modified(let moments): moments.hold(index.modified[row])
      case .created(let moments): moments.hold(index.created[row])
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
      row.split {
        $0 == FilterIndex.fieldEnd || $0 == FilterIndex.tagEnd
      }.contains { pattern.matches(UnsafeRawBufferPointer(rebasing: $0)) }
    }

    /// Whether one of the texts is there: in a part of the range, or as the whole of one.
    private func holds(
      _ texts: Texts, _ foldedRange: Range<Int>, _ range: Range<Int>, _ end: UInt8?
    ) -> Bool {
      if range.isEmpty { return texts.orNone }
      return texts.folded.contains { has($0, texts.isExact, folded, foldedRange, end) }
        || texts.original.contains { has($0, texts.isExact, original, range, end) }
    }

    /// - Parameter end: what ends each value in the range; nil: it is one.
    private func has(
      _ needle: [UInt8], _ isExact: Bool, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>,
      _ end: UInt8?
    ) -> Bool {
      let values = UnsafeRawBufferPointer(rebasing: bytes[range])
      return needle.withUnsafeBytes { needle in
        let search = ByteSearch(needle)
        var start = 0
        while let hit = search.first(in: values, from: start) {
          let after = hit + needle.count
          let isWhole =
            (hit == 0 || values[hit - 1] == end) && (after == values.count || values[after] == end)
          if !isExact || isWhole { return true }
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
