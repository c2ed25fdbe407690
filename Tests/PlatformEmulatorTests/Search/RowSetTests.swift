import Testing

@testable import PlatformEmulator

@Suite struct RowSetTests {
  private func rows(_ random: inout SplitMix64, _ count: Int) -> Set<Int64> {
    Set((0..<count).map { _ in Int64(16_384 + random.below(3 * 16_384)) })
  }

  @Test(arguments: [0, 1, 100, 3_000, 40_000])
  func setsAreWhatSetsAre(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let (one, other) = (rows(&random, count), rows(&random, count / 2))
    let (left, right) = (RowSet(one, chunks: 1..<4), RowSet(other, chunks: 1..<4))
    var (union, both) = (left, left)
    union.formUnion(right)
    both.formIntersection(right)

    #expect(left.rows == one.sorted())
    #expect(left.count == one.count)
    #expect(left.isEmpty == one.isEmpty)
    #expect(union.rows == one.union(other).sorted())
    #expect(both.rows == one.intersection(other).sorted())
    #expect(left.subtracting(right).rows == one.subtracting(other).sorted())
    var backwards: [Int64] = []
    left.forEach(descending: true) { row in
      backwards.append(row)
      return true
    }
    #expect(backwards == one.sorted().reversed())
  }

  @Test func rowsOutsideTheSpanAreInNoSet() {
    var set = RowSet([5, 20_000, 70_000], chunks: 1..<2)
    set.remove(5)

    #expect(set.rows == [20_000])
    #expect(!set.contains(70_000))
    #expect(!set.contains(-1))
  }

  @Test(arguments: [0, 1, 50, 700, 5_000, 16_384])
  func chunksKeepWhatTheyArePackedFrom(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let offsets = Set(
      count == RowChunk.rows
        ? Array(0..<count) : (0..<count).map { _ in random.below(RowChunk.rows) }
    ).sorted()
    let chunk = RowChunk(number: 2, offsets: offsets)
    var set = RowSet(chunks: 1..<4)
    set.insert(chunk)

    #expect(chunk.offsets == offsets)
    #expect(chunk.isEmpty == offsets.isEmpty)
    #expect(set.rows == offsets.map { Int64($0) + 2 * 16_384 })
    #expect(set.count(in: chunk) == offsets.count)
    #expect(chunk.data.count <= 2_049)
    #expect(chunk.with(77, isIn: true).offsets == Set(offsets + [77]).sorted())
    #expect(chunk.with(77, isIn: false).offsets == offsets.filter { $0 != 77 })
  }
}
