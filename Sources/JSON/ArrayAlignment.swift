/// Which elements of one array are kept, changed, removed or inserted to make another.
struct ArrayAlignment {
  enum Step: Equatable {
    /// That many elements stay as they are.
    case keep(Int)
    /// The old element becomes the new one, in its place.
    case change(Int, Int)
    /// The old element goes.
    case remove
    /// The new element comes.
    case insert(Int)
  }

  /// Up to this many pairs of elements are weighed against each other (4 bytes each).
  static let affordablePairs = 1_000_000

  private(set) var steps: [Step] = []
  /// Where the stretch that is aligned begins in both arrays.
  private var origin = 0

  init(_ old: [JSONValue], _ new: [JSONValue]) {
    let shorter = min(old.count, new.count)
    var head = 0
    while head < shorter, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
      tail += 1
    }

    keep(head)
    let (left, right) = Self.numbered(old[head..<old.count - tail], new[head..<new.count - tail])
    origin = head
    align(left[...], right[...], mayAnchor: true)
    keep(tail)
  }

  /// A longest common subsequence of the two stretches and what lies between its elements; of large
  /// ones, first what is found once on either side and in the same order, then what lies between.
  private mutating func align(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>, mayAnchor: Bool) {
    if left.isEmpty || right.isEmpty {
      fill(left.indices, right.indices)
    } else if left.count <= Self.affordablePairs / right.count {
      alignExactly(left, right)
    } else if mayAnchor {
      alignBetweenAnchors(left, right)
    } else {
      fill(left.indices, right.indices)
    }
  }

  private mutating func alignExactly(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) {
    let lengths = Self.commonLengths(left, right)
    let width = right.count + 1
    var (i, j) = (left.startIndex, right.startIndex)
    var gap = (i, j)
    while i < left.endIndex, j < right.endIndex {
      let place = (i - left.startIndex) * width + j - right.startIndex
      if left[i] == right[j] {
        fill(gap.0..<i, gap.1..<j)
        keep(1)
        i += 1
        j += 1
        gap = (i, j)
      } else if lengths[place + width] >= lengths[place + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    fill(gap.0..<left.endIndex, gap.1..<right.endIndex)
  }

  private mutating func alignBetweenAnchors(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) {
    var (i, j) = (left.startIndex, right.startIndex)
    for anchor in Self.anchors(left, right) {
      align(left[i..<anchor.old], right[j..<anchor.new], mayAnchor: false)
      keep(1)
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    align(left[i...], right[j...], mayAnchor: false)
  }

  /// A stretch with nothing in common: pairs are changes, the longer side's rest comes or goes.
  private mutating func fill(_ old: Range<Int>, _ new: Range<Int>) {
    for (left, right) in zip(old, new) { steps.append(.change(origin + left, origin + right)) }
    for _ in old.dropFirst(new.count) { steps.append(.remove) }
    for right in new.dropFirst(old.count) { steps.append(.insert(origin + right)) }
  }

  private mutating func keep(_ count: Int) {
    guard count > 0 else { return }
    if case .keep(let before) = steps.last {
      steps[steps.count - 1] = .keep(before + count)
    } else {
      steps.append(.keep(count))
    }
  }

  /// Both sides with equal elements as equal numbers, so that each is compared only once.
  private static func numbered(
    _ old: ArraySlice<JSONValue>, _ new: ArraySlice<JSONValue>
  ) -> ([Int], [Int]) {
    var numbers: [JSONValue: Int] = [:]
    func number(_ value: JSONValue) -> Int {
      let next = numbers.count
      if let known = numbers[value] { return known }
      numbers[value] = next
      return next
    }
    return (old.map(number), new.map(number))
  }

  /// For each pair of places the length of the longest common subsequence from there on, in rows.
  private static func commonLengths(
    _ left: ArraySlice<Int>, _ right: ArraySlice<Int>
  ) -> [Int32] {
    let width = right.count + 1
    var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
    for (row, old) in left.enumerated().reversed() {
      for (column, new) in right.enumerated().reversed() {
        let place = row * width + column
        lengths[place] =
          old == new
          ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
      }
    }
    return lengths
  }

  /// Places of elements that are there once on either side, as many as are in the same order
  /// (a longest increasing subsequence, by piles as in patience sorting).
  private static func anchors(
    _ left: ArraySlice<Int>, _ right: ArraySlice<Int>
  ) -> [(old: Int, new: Int)] {
    let lonely = places(right)
    let pairs = places(left).compactMap { number, place -> (old: Int, new: Int)? in
      guard let place, case .some(.some(let other)) = lonely[number] else { return nil }
      return (place, other)
    }.sorted { $0.old < $1.old }

    var tops: [Int] = []
    var previous: [Int?] = []
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? tops[low - 1] : nil)
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var chain: [(old: Int, new: Int)] = []
    var next = tops.last
    while let index = next {
      chain.append(pairs[index])
      next = previous[index]
    }
    return chain.reversed()
  }

  /// The place of each number that is there once; nil for those that are there more often.
  private static func places(_ numbers: ArraySlice<Int>) -> [Int: Int?] {
    var places: [Int: Int?] = [:]
    for (place, number) in zip(numbers.indices, numbers) {
      places[number] = .some(places[number] == nil ? place : nil)
    }
    return places
  }
}
