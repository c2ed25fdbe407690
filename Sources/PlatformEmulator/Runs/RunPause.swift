/// A time for which a run stands still. Times are milliseconds since 1970.
struct RunPause: Hashable, Sendable {
  /// How long a run takes to get going again once it is told to.
  static let resumeLength: Int64 = 1500

  var start: Int64
  /// When it was told to go on; nil: it was not.
  var resumed: Int64?

  /// When it works again; nil: nobody knows yet.
  var end: Int64? { resumed.map { $0 + Self.resumeLength } }

  func contains(_ time: Int64) -> Bool {
    start <= time && time < end ?? .max
  }
}

/// Tells the time of a run, which stops while the run does, from the time on the wall.
struct RunClock: Hashable, Sendable {
  /// Oldest first; none begins before the one before has ended.
  let pauses: [RunPause]

  func work(at wall: Int64) -> Int64 {
    pauses.reduce(wall) { $0 - max(0, min(wall, $1.end ?? .max) - $1.start) }
  }

  /// The first moment at which the run had worked so long; nil if it stands still before that.
  func wall(of work: Int64) -> Int64? {
    var wall = work
    for pause in pauses where pause.start < wall {
      guard let end = pause.end else { return nil }
      wall += end - pause.start
    }
    return wall
  }

  func pause(at wall: Int64) -> RunPause? {
    pauses.last { $0.contains(wall) }
  }

  /// When it last began to work again.
  func lastReturn(before wall: Int64) -> Int64? {
    pauses.compactMap(\.end).last { $0 <= wall }
  }
}
