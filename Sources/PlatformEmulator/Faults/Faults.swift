import JSON

extension PlatformEmulator {
  /// Faults that were asked for: an object with `seed`, `clock_skew` and `faults`, as a file has it.
  public struct Faults: Sendable {
    /// Another number, other accidents.
    var seed: UInt64 = 1
    /// Milliseconds by which the platform's clock is ahead.
    var clockSkew: Int64 = 0
    var rules: [FaultRule] = []
    var document: JSONValue = ["faults": []]

    /// None.
    public init() {}
  }

  /// Why faults cannot be had as asked for: the key, and what would be valid.
  public struct FaultsProblem: Error, CustomStringConvertible {
    public var description: String
  }
}
