import PlatformModel

/// A platform that is asked for has no address: nothing was sent, and only the user can say it.
enum MissingAddress {
  static let platform = PlatformError(
    cause: .unreachable(
      "which platform? --url ADDRESS, LIMN_URL or platform.url of the context says it"),
    request: "")
  static let aiLake = PlatformError(
    cause: .unreachable(
      "which AI Lake? --ailake-url ADDRESS, LIMN_AILAKE_URL or ailake.url of the context says it"),
    request: "")

  /// What to say; nil for all other failures.
  static func words(_ error: PlatformError) -> String? {
    guard [platform, aiLake].contains(error), case .unreachable(let words) = error.cause else {
      return nil
    }
    return words
  }
}
