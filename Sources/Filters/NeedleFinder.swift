#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Walks the occurrences of a text in bytes that stay where they are while it lives.
///
/// It jumps from one occurrence of the rarest byte to the next, in both of its cases, and remembers
/// where these are, so that walking all of many occurrences costs one pass.
public struct NeedleFinder {
  private let needle: LineNeedle
  private let base: UnsafeRawPointer?
  private let end: Int
  private var lower: ByteCursor
  private var upper: ByteCursor

  public init(_ needle: LineNeedle, in text: UnsafeRawBufferPointer) {
    self.needle = needle
    let length = needle.lower.count
    let isPossible = length > 0 && text.count >= length
    base = isPossible ? text.baseAddress : nil
    end = isPossible ? text.count - (length - 1 - needle.rarest) : 0
    let (small, large) =
      length > 0 ? (needle.lower[needle.rarest], needle.upper[needle.rarest]) : (0, 0)
    lower = ByteCursor(small)
    upper = ByteCursor(large)
    if small == large { upper.position = .max }
  }

  /// Where it occurs first from `start` on; nil if it does not. `start` never goes back. An empty
  /// text is nowhere.
  public mutating func first(from start: Int) -> Int? {
    guard let base else { return nil }
    lower.advance(to: start + needle.rarest, base, end)
    upper.advance(to: start + needle.rarest, base, end)
    while true {
      let position = min(lower.position, upper.position)
      guard position < end else { return nil }
      if needle.matches(base + (position - needle.rarest)) { return position - needle.rarest }
      if lower.position == position {
        lower.advance(to: position + 1, base, end)
      } else {
        upper.advance(to: position + 1, base, end)
      }
    }
  }
}

/// Where one byte occurs next.
private struct ByteCursor {
  let byte: UInt8
  var position = -1

  init(_ byte: UInt8) {
    self.byte = byte
  }

  mutating func advance(to start: Int, _ base: UnsafeRawPointer, _ end: Int) {
    guard position < start else { return }
    guard start < end, let hit = memchr(base + start, Int32(byte), end - start) else {
      position = .max
      return
    }
    position = UnsafeRawPointer(hit) - base
  }
}
