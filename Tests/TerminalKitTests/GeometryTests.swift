import TerminalKit
import Testing

struct GeometryTests {
  private let rect = Rect(x: 2, y: 3, width: 10, height: 6)

  @Test func splittingGivesPartsThatFillTheWhole() {
    #expect(rect.splitLeft(4).left == Rect(x: 2, y: 3, width: 4, height: 6))
    #expect(rect.splitLeft(4).rest == Rect(x: 6, y: 3, width: 6, height: 6))
    #expect(rect.splitRight(4).right == Rect(x: 8, y: 3, width: 4, height: 6))
    #expect(rect.splitTop(1).rest == Rect(x: 2, y: 4, width: 10, height: 5))
    #expect(rect.splitBottom(1).bottom == Rect(x: 2, y: 8, width: 10, height: 1))
    #expect(rect.splitLeft(99).left == rect)
    #expect(rect.splitLeft(99).rest.isEmpty)
    #expect(rect.splitTop(-1).rest == rect)
  }

  @Test func sharesFollowWeightsAndFillTheWhole() {
    #expect(rect.columns(weights: [1, 2, 1]).map(\.width) == [2, 5, 3])
    #expect(rect.rows(weights: [1, 1]).map(\.y) == [3, 6])
    #expect(rect.columns(weights: []) == [])
    #expect(rect.columns(weights: [0, 0]).map(\.width) == [0, 0])
  }

  @Test func insetsAndIntersectionsAreNeverNegative() {
    #expect(rect.inner == Rect(x: 3, y: 4, width: 8, height: 4))
    #expect(rect.inset(by: 4).isEmpty)
    #expect(rect.intersection(Rect(x: 50, y: 3, width: 2, height: 2)).isEmpty)
    #expect(rect.row(9).isEmpty)
    #expect(Size(columns: -3, rows: 2) == Size(columns: 0, rows: 2))
    #expect(rect.centered(Size(columns: 4, rows: 99)) == Rect(x: 5, y: 3, width: 4, height: 6))
    #expect(rect.contains(Point(x: 11, y: 8)))
    #expect(!rect.contains(Point(x: 12, y: 8)))
  }
}
