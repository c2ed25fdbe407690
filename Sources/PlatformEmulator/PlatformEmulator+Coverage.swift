import HTTPTypes

extension PlatformEmulator {
  /// One operation of the reference.
  public struct Operation: Sendable, Hashable {
    /// Such as `Jobs`.
    public var group: String
    public var method: String
    /// Such as `/v2/jobs/{job_id}/runs`.
    public var path: String
    /// False: it answers 501 with the platform's error body.
    public var isEmulated: Bool
  }

  /// Every operation of the reference, in its order.
  public static var operations: [Operation] {
    Routes.all.filter { $0.group != .administration }.map {
      Operation(
        group: $0.group.rawValue, method: $0.method.rawValue, path: $0.pattern,
        isEmulated: $0.handler != nil)
    }
  }
}
