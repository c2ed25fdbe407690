public import PlatformModel

/// A token as the platform just gave it. Its descriptions do not show it.
public struct FreshToken: Hashable, Sendable {
  public let text: String
  /// Nil if it does not say how long it lives.
  public let expiresAt: Timestamp?
}

extension FreshToken: CustomStringConvertible, CustomReflectable {
  public var description: String { "token" }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
