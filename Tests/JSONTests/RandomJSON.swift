import JSON

/// A small generator with a fixed seed (SplitMix64), so that every run tests the same documents.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}

extension SeededGenerator {
  /// A document of at most that depth.
  mutating func value(depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(.random(using: &self))
    case 2, 3: return .number(number())
    case 4, 5: return .string(text())
    case 6, 7:
      return .array(
        (0..<Int.random(in: 0...6, using: &self)).map { _ in
          value(depth: depth - 1)
        })
    default:
      let count =
        Int.random(in: 0...9, using: &self) == 0 ? 30 : Int.random(in: 0...6, using: &self)
      return .object(JSONObject((0..<count).map { _ in (text(), value(depth: depth - 1)) }))
    }
  }

  mutating func number() -> JSONNumber {
    let texts = ["0", "-0", "1", "1.0", "1e3", "1E-3", "12345678901234567890123", "0.5", "-7"]
    let text = texts.randomElement(using: &self) ?? "0"
    return JSONNumber(text: text) ?? JSONNumber(0)
  }

  mutating func text() -> String {
    let pieces = [
      "a", "b", "name", "/", "~", "\"", "\\", "\n", "\0", "ü", "é", "e\u{301}", "😀", "\u{2028}",
      "a longer piece of text", "",
    ]
    return (0..<Int.random(in: 0...3, using: &self)).map { _ in
      pieces.randomElement(using: &self) ?? ""
    }.joined()
  }

  /// The document with a few places changed.
  mutating func variation(of value: JSONValue) -> JSONValue {
    guard Int.random(in: 0..<5, using: &self) > 0 else { return self.value(depth: 2) }
    switch value {
    case .array(var elements):
      switch Int.random(in: 0..<4, using: &self) {
      case 0:
        elements.insert(self.value(depth: 1), at: .random(in: 0...elements.count, using: &self))
      case 1 where !elements.isEmpty:
        elements.remove(at: .random(in: 0..<elements.count, using: &self))
      case 2: elements.shuffle(using: &self)
      default:
        if let index = elements.indices.randomElement(using: &self) {
          elements[index] = variation(of: elements[index])
        }
      }
      return .array(elements)
    case .object(var object):
      let key = object.keys.randomElement(using: &self) ?? text()
      switch Int.random(in: 0..<3, using: &self) {
      case 0: object[key] = nil
      case 1: object[text()] = self.value(depth: 1)
      default: object[key] = variation(of: object[key] ?? nil)
      }
      return .object(object)
    default: return self.value(depth: 1)
    }
  }
}
