/// How a place's clock differs from UTC, moment by moment: an offset, and the changes of it.
///
/// A value, so that a reducer can ask it: where the user is, half of the year is an hour off from the
/// other half.
public struct Zone: Hashable, Sendable {
  /// The offset before the first change, in seconds east of UTC.
  private let first: Int
  private let changes: [Change]

  private struct Change: Hashable, Sendable {
    /// Seconds since 1970.
    var second: Int64
    var offset: Int
  }

  public static let utc = Zone(offset: 0)

  /// A place whose clock is never changed.
  public init(offset: Int) {
    first = offset
    changes = []
  }

  /// The clock that `offset` tells, in these years; before and after them as at their ends.
  ///
  /// Clocks are changed at whole minutes, and never twice within ten days.
  public init(years: Range<Int> = 1990..<2060, offset: (Timestamp) -> Int) {
    let (start, end) = (
      Self.second(ofYear: years.lowerBound), Self.second(ofYear: years.upperBound)
    )
    let step: Int64 = 10 * 86_400
    func at(_ second: Int64) -> Int { offset(Timestamp(milliseconds: second * 1_000)) }
    first = at(start)
    var (changes, known, second) = ([Change](), first, start)
    while second < end {
      let next = at(second + step)
      if next != known {
        // The first minute of the new offset lies in between.
        var (before, after) = (second, second + step)
        while after - before > 60 {
          let middle = before + (after - before) / 120 * 60
          if at(middle) == known { before = middle } else { after = middle }
        }
        changes.append(Change(second: after, offset: next))
        known = next
      }
      second += step
    }
    self.changes = changes
  }

  private static func second(ofYear year: Int) -> Int64 {
    (Timestamp(iso: "\(year)-01-01T00:00:00Z")?.milliseconds ?? 0) / 1_000
  }

  /// Seconds east of UTC at a moment.
  public func offset(at moment: Timestamp) -> Int {
    let second = moment.milliseconds >= 0 ? moment.milliseconds / 1_000 : -1
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].second <= second { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : changes[low - 1].offset
  }

  /// The moment at which the clock shows what `utc` is in UTC. Of a time that comes twice it is the
  /// first one; for a time that is left out, the one at which the clock is set forward.
  public func moment(showing utc: Timestamp) -> Timestamp {
    let day: Int64 = 86_400_000
    let before = offset(at: Timestamp(milliseconds: utc.milliseconds - day))
    let after = offset(at: Timestamp(milliseconds: utc.milliseconds + day))
    let moments = [before, after].map {
      Timestamp(milliseconds: utc.milliseconds - Int64($0) * 1_000)
    }
    let fitting = moments.filter {
      $0.milliseconds + Int64(offset(at: $0)) * 1_000 == utc.milliseconds
    }
    if let first = fitting.min() { return first }
    let change = changes.first {
      (moments[1].milliseconds...max(moments[0].milliseconds, moments[1].milliseconds))
        .contains($0.second * 1_000)
    }
    return change.map { Timestamp(milliseconds: $0.second * 1_000) } ?? moments[0]
  }
}

extension CivilDate {
  /// The moment as a clock of the place shows it.
  public init(timestamp: Timestamp, in zone: Zone) {
    self.init(timestamp: timestamp, offset: zone.offset(at: timestamp))
  }
}
