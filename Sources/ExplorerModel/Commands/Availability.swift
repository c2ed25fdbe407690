/// Whether a command is possible now; if not, why, as the status line says it.
public enum Availability: Hashable, Sendable {
  case available
  case unavailable(String)

  public var reason: String? {
    if case .unavailable(let reason) = self { reason } else { nil }
  }
}
