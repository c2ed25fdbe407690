public import PlatformModel

/// How old something on the screen is, in steps: seconds at first, then tens of seconds, minutes,
/// hours. A screen on which nothing else changes is drawn no oftener than that.
public enum Age {
  /// Rounded down to its step.
  public static func stepped(since: Timestamp, at now: Timestamp) -> Duration {
    let age = max(.zero, now - since)
    let seconds = age.components.seconds
    return .seconds(seconds - seconds % step(seconds))
  }

  /// When the next step comes.
  static func change(since: Timestamp, at now: Timestamp) -> Timestamp {
    let stepped = stepped(since: since, at: now)
    return since + stepped + .seconds(step(stepped.components.seconds))
  }

  private static func step(_ seconds: Int64) -> Int64 {
    switch seconds {
    case ..<10: 1
    case ..<60: 10
    case ..<3_600: 60
    default: 3_600
    }
  }
}
