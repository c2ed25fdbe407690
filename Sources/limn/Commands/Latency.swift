import ArgumentParser

/// A duration as people type it: `30ms`, `1.5s`, `2m`, `1h`.
struct Latency {
  var duration: Duration

  static func read(_ text: String) throws -> Latency {
    let units: [(String, Double)] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]
    for (unit, milliseconds) in units where text.hasSuffix(unit) {
      guard let number = Double(text.dropLast(unit.count)), number >= 0, number < 1e6 else {
        continue
      }
      return Latency(duration: .milliseconds(Int64(number * milliseconds)))
    }
    let what = Double(text) == nil ? "is no time" : "has no unit; a time is"
    throw ValidationError("'\(text)' \(what) such as 30ms, 1.5s or 2m")
  }
}
