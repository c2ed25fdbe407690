/// `10.0.0.0/8`, or a single address.
struct IPv4Range {
  var address: UInt32
  var bits: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false).map {
      UInt8($0)
    }
    guard numbers.count == 4, parts.count < 3 else { return nil }
    address = 0
    for number in numbers {
      guard let number else { return nil }
      address = address << 8 | UInt32(number)
    }
    guard let bits = parts.count > 1 ? Int(parts[1]) : 32, (0...32).contains(bits) else {
      return nil
    }
    self.bits = bits
  }

  func contains(_ other: IPv4Range) -> Bool {
    let mask = bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)
    return other.bits == 32 && address & mask == other.address & mask
  }
}
