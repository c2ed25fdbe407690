/// Why something cannot be used as it was set up: an address, a file of certificates, a proxy.
///
/// Found out before anything is sent. The text is for people and names what is wrong.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  public init(_ description: String) {
    self.description = description
  }
}
