import Nouns
import PlatformModel

/// Looks again and again at work that goes on at a platform, until it is over.
///
/// A platform that does not answer for a while is asked again; the work is not over for that.
struct WorkWait {
  let place: Surroundings
  /// Nil: as long as it takes.
  var timeout: Duration?
  /// What to do who does not wait any longer; the work goes on all the same.
  var hint: String
  private let start: Timestamp

  init(place: Surroundings, timeout: Duration? = nil, hint: String) {
    self.place = place
    self.timeout = timeout
    self.hint = hint
    start = place.now()
    place.beginWaiting()
  }

  /// Looks that may fail one after the other, which takes some minutes.
  static let patience = 10

  /// - Parameter look: nil while the work goes on.
  ///
  /// Throws `CommandFailure` with code 124 when it takes too long, 130 when it is interrupted.
  func until<Result>(_ look: () throws -> Result?) throws -> Result {
    var wait = Duration.milliseconds(250)
    var failures = 0
    while true {
      do {
        if let result = try look() { return result }
        failures = 0
        wait = min(wait * 1.5, .seconds(5))
      } catch let error as PlatformError {
        failures += 1
        wait = try pause(after: error, failures)
      }
      try pause(wait)
    }
  }

  /// Waits between two looks.
  func pause(_ wanted: Duration) throws {
    var wanted = wanted
    if let timeout {
      let left = timeout - (place.now() - start)
      guard left > .zero else {
        throw CommandFailure(
          code: 124, "not over after \(CellValue.span(timeout).words { _ in 0 }); \(hint)")
      }
      wanted = min(wanted, left)
    }
    guard place.pause(wanted) else { throw interrupted }
  }

  /// How long to wait after a look that failed so many times now. Throws what waiting does not mend.
  func pause(after error: PlatformError, _ failures: Int) throws -> Duration {
    if error.cause == .cancelled { throw interrupted }
    guard error.isTransient, failures < Self.patience else {
      if error.isTransient { place.warn(hint) }
      throw error
    }
    if failures == 1 { place.warn("\(CommandFailure(error).description); looking again") }
    if case .rateLimited(let wait?) = error.cause { return max(wait, .seconds(1)) }
    return min(.seconds(1 << min(failures, 5)), .seconds(30))
  }

  private var interrupted: CommandFailure { CommandFailure(code: 130, "interrupted; \(hint)") }
}
