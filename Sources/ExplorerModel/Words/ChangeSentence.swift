public import PlatformModel

/// The sentence for a change that failed: what was being done, what came back, what to press.
///
/// `doing` begins the sentence: `Saving customers`, `Starting nightly-load`.
public enum ChangeSentence {
  public static func sentence(_ error: PlatformError, doing: String) -> String {
    sentence(error, doing, words: 200)
  }

  /// With all of the platform's words, for where there is room.
  static func whole(_ error: PlatformError, doing: String) -> String {
    sentence(error, doing, words: .max)
  }

  private static func sentence(
    _ error: PlatformError, _ doing: String, words most: Int
  ) -> String {
    if error.outcomeIsUnknown { return unknown(error, doing) }
    let (what, help) = parts(error, doing)
    return [what, words(error, most), help].compactMap(\.self).joined(separator: " ")
  }

  /// Neither done nor failed, as far as anybody here knows.
  private static func unknown(_ error: PlatformError, _ doing: String) -> String {
    let why = ErrorWords.lostAnswer(error, error.host.isEmpty ? "the platform" : error.host)
    let found = error.found.map { "; \($0)" } ?? ""
    return "\(doing): not known whether it was done: \(why)\(found). Look before trying again."
  }

  /// Its outcome is not known, and is being found out.
  static func looking(_ doing: String, whether what: String) -> String {
    "\(doing): not known whether \(what); looking \u{2026}"
  }

  private static func parts(_ error: PlatformError, _ doing: String) -> (String, String?) {
    let host = error.host.isEmpty ? "the platform" : error.host
    switch error.cause {
    case .signedOut:
      return ("\(doing) failed: nobody is signed in, or the session has ended.", nil)
    case .noSecret(let why): return ("\(doing) failed: nobody can be signed in (\(why)).", nil)
    case .forbidden:
      return (
        "\(doing) is not allowed for this user\(ErrorWords.roles(error)).",
        "Administrators there can give you a role."
      )
    case .notFound: return ("\(doing) failed: it is gone, or hidden from this user.", nil)
    case .conflict: return ("\(doing) failed: something else is going on with it.", nil)
    case .rateLimited: return ("\(doing) failed: \(host) gets too many calls.", "Try again soon.")
    case .unavailable where error.status == 501:
      return ("\(doing) failed: \(ErrorWords.rejected(error, host)).", nil)
    case .unavailable:
      if error.status == 501 { return ("\(doing) failed: \(host) does not offer this.", nil) }
      let status = error.status.map { " (\($0))" } ?? ""
      return ("\(doing) failed: \(host) is not available now\(status).", "Try again soon.")
    case .rejected: return ("\(doing) failed: \(host) did not accept it.", "@ shows the request.")
    case .unreachable(let why):
      return ("\(doing) failed: there is no way to \(host)\(reason(why)).", nil)
    case .timedOut(let limit):
      return ("\(doing) failed: \(ErrorWords.late(error, host, after: limit)).", "Try again soon.")
    case .untrusted(let why):
      return ("\(doing) failed: the certificate of \(host) is not trusted\(reason(why)).", nil)
    case .unreadable(let why):
      return (
        "\(doing) brought an answer that is not understood\(reason(why)).", "@ shows the request."
      )
    case .cancelled: return ("\(doing) was cancelled.", nil)
    }
  }

  private static func reason(_ why: String) -> String { why.isEmpty ? "" : " (\(why))" }

  /// The platform's own words, quoted, at most so many characters; nil if it had none.
  private static func words(_ error: PlatformError, _ most: Int) -> String? {
    guard let message = error.message, !message.isEmpty else { return nil }
    return "“\(TextInput.oneLine(String(message.prefix(most))))”"
  }
}
