import PlatformModel

/// The time a line of a log begins with: `2026-12-01 10:00:00,123`, `2026-12-01T10:00:00Z`,
/// `10:00:05`, with `/` in days too.
///
/// Nothing but the time and the blanks after it belongs to it: whatever else follows, with a blank
/// between or without, is text of the line.
struct LogTime: Hashable, Sendable {
  /// `09:41:07`, local if the line says what place its time is of.
  let clock: String
  /// Bytes of the line that it takes, with the blanks after it.
  let length: Int

  /// Nil if the line begins with none.
  init?(_ line: Substring, zone: Zone) {
    var reader = Reader(line.utf8)
    let hasDay = reader.day()
    guard !hasDay || reader.separator(), let clock = reader.clock() else { return nil }
    reader.fraction()
    let hasZone = hasDay && reader.zone()
    // What only begins like a time is a number or a name: `10:00:00.5s`.
    guard !reader.isInWord else { return nil }
    if hasZone {
      let text = String(Substring(line.utf8.prefix(reader.position)))
      guard let moment = Timestamp(iso: text.replacing("/", with: "-")) else { return nil }
      self.clock = CivilDate(timestamp: moment, in: zone).isoTime
    } else {
      self.clock = clock
    }
    reader.blanks()
    length = reader.position
  }

  /// Reads bytes from the beginning; what does not fit is left where it is.
  private struct Reader {
    private var bytes: [UInt8]
    private(set) var position = 0

    init(_ line: Substring.UTF8View) {
      bytes = Array(line.prefix(80))
    }

    /// `2026-12-01` or `2026/12/01`
    mutating func day() -> Bool {
      guard digits(4, at: 0), let sign = byte(4), sign == 0x2d || sign == 0x2f, digits(2, at: 5),
        byte(7) == sign, digits(2, at: 8)
      else { return false }
      position = 10
      return true
    }

    /// `T` or one blank between day and clock.
    mutating func separator() -> Bool {
      guard byte(position) == 0x54 || byte(position) == 0x20 else { return false }
      position += 1
      return true
    }

    /// `10:00:00`
    mutating func clock() -> String? {
      let start = position
      guard digits(2, at: start), byte(start + 2) == 0x3a, digits(2, at: start + 3),
        byte(start + 5) == 0x3a, digits(2, at: start + 6), !digits(1, at: start + 8)
      else { return nil }
      position += 8
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    mutating func fraction() {
      guard byte(position) == 0x2e || byte(position) == 0x2c, digits(1, at: position + 1) else {
        return
      }
      position += 1
      while digits(1, at: position) { position += 1 }
    }

    /// `Z`, `+02:00`, `+0200`, `+02`
    mutating func zone() -> Bool {
      if byte(position) == 0x5a {
        position += 1
        return true
      }
      // No place is further from UTC than fourteen hours: `-42` is something else.
      guard byte(position) == 0x2b || byte(position) == 0x2d, digits(2, at: position + 1),
        bytes[position + 1] == 0x30 || (bytes[position + 1] == 0x31 && bytes[position + 2] < 0x35)
      else { return false }
      position += 3
      if digits(2, at: position) {
        position += 2
      } else if byte(position) == 0x3a, digits(2, at: position + 1) {
        position += 3
      }
      return true
    }

    mutating func blanks() {
      while byte(position) == 0x20 { position += 1 }
    }

    var isInWord: Bool {
      guard let next = byte(position) else { return false }
      return (0x30...0x39).contains(next) || (0x41...0x5a).contains(next & 0xdf) || next >= 0x80
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private func digits(_ count: Int, at start: Int) -> Bool {
      (start..<start + count).allSatisfy { byte($0).map { (0x30...0x39).contains($0) } ?? false }
    }
  }
}
