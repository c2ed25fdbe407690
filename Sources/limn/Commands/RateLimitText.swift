import ArgumentParser
import PlatformEmulator

/// Rate limits as people type them: `read=600,write=450,query=60`, or `off`.
struct RateLimitText: CustomStringConvertible {
  /// Nil: none.
  var limits: PlatformEmulator.RateLimits?

  /// As a platform that is there has them.
  static let documented = RateLimitText(limits: PlatformEmulator.RateLimits())
  static let off = RateLimitText(limits: nil)

  static func help(default standard: RateLimitText) -> ArgumentHelp {
    ArgumentHelp(
      "Requests per minute and user, such as read=600,write=450,query=60, or off. "
        + "(default: \(standard))", valueName: "limits")
  }

  static func read(_ text: String) throws -> RateLimitText {
    if text == "off" { return off }
    var limits = PlatformEmulator.RateLimits()
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=")
      guard sides.count == 2, let number = Int(sides[1]), (1...1_000_000_000).contains(number)
      else { throw problem(text) }
      switch sides[0] {
      case "read": limits.read = number
      case "write": limits.write = number
      case "query": limits.query = number
      default: throw problem(text)
      }
    }
    return RateLimitText(limits: limits)
  }

  private static func problem(_ text: String) -> ValidationError {
    ValidationError(
      "'\(text)' is neither off, nor numbers above 0 such as read=600,write=450,query=60")
  }

  var description: String {
    limits.map { "read=\($0.read),write=\($0.write),query=\($0.query)" } ?? "off"
  }
}
