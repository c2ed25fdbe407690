/// The content of one cell, read from text: a base scalar, the marks kept of it, and its columns.
struct Cluster: Equatable {
  var base: UInt32
  var mark1: UInt32 = 0
  var mark2: UInt32 = 0
  var mark3: UInt32 = 0
  /// 1 or 2 columns; a tab is one cluster of `TextWidth.tab` blank columns.
  var width: Int
  /// The bytes of the text it was read from, with what was left out of it.
  var bytes: Range<Int> = 0..<0

  /// Keeps a combining mark; the fourth and later ones are left out.
  mutating func add(mark: UInt32) {
    if mark1 == 0 {
      mark1 = mark
    } else if mark2 == 0 {
      mark2 = mark
    } else if mark3 == 0 {
      mark3 = mark
    }
  }

  /// True for white space that text may be broken at.
  var isSpace: Bool { base == 0x20 && mark1 == 0 }
}
