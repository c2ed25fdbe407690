/// Which part of a log is wanted.
enum RunLogBound: Hashable, Sendable {
  case all
  case first(Int)
  case last(Int)

  /// The indices of `count` lines that it keeps.
  func range(of count: Int) -> Range<Int> {
    switch self {
    case .all: 0..<count
    case .first(let limit): 0..<min(max(limit, 0), count)
    case .last(let limit): count - min(max(limit, 0), count)..<count
    }
  }
}
