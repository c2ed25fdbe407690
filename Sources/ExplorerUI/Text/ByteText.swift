/// Sizes as the interface writes them, in powers of 1,000: `812 B`, `4.2 kB`, `31 MB`.
enum ByteText {
  static func short(_ bytes: Int) -> String {
    var value = max(0, bytes)
    guard value >= 1_000 else { return "\(value) B" }
    for unit in ["kB", "MB", "GB", "TB"] {
      if value < 10_000 { return "\(value / 1_000).\(value % 1_000 / 100) \(unit)" }
      value /= 1_000
      if value < 1_000 { return "\(value) \(unit)" }
    }
    return "\(value / 1_000) PB"
  }
}
