/// Ids of the world: version 4 UUIDs as text.
enum WorldID {
  static func random(_ random: inout SplitMix64) -> String {
    text(random.next(), random.next())
  }

  /// The same id for the same name whatever the seed, so that the story can be told by name and id.
  static func named(_ name: String) -> String {
    var generator = SplitMix64(seed: hash(name))
    return random(&generator)
  }

  /// FNV-1a, 64 bit.
  static func hash(_ text: String) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return value
  }

  private static func text(_ first: UInt64, _ second: UInt64) -> String {
    let high = first & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = second & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      for index in 0..<32 {
        if index == 8 || index == 12 || index == 16 || index == 20 {
          buffer[position] = UInt8(ascii: "-")
          position += 1
        }
        let word = index < 16 ? high : low
        let nibble = UInt8(truncatingIfNeeded: word >> UInt64((15 - (index & 15)) * 4)) & 15
        buffer[position] = JSONBytes.hexadecimal(nibble)
        position += 1
      }
      return 36
    }
  }
}
