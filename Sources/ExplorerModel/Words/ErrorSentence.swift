public import PlatformModel

/// The one place where a failure becomes a sentence for people: what happened, to which thing, and
/// what to press. Codes come last, blame never.
///
/// `subject` begins a sentence and takes a plural verb: `Assets of Finance`, `The runs of nightly`.
public enum ErrorSentence {
  /// The whole sentence, for the status line and the pictures of lists.
  public static func sentence(_ error: PlatformError, subject: String) -> String {
    let (what, help) = parts(error, subject)
    return [what, platformWords(error), help].compactMap(\.self).joined(separator: " ")
  }

  /// That signing in failed for good: nothing else can be read then.
  public static func signIn(_ error: PlatformError) -> String {
    if case .noSecret(let why) = error.cause {
      return "There is nothing to sign in to \(host(error)) with: \(why). ctrl-r tries again."
    }
    let what =
      error.cause == .signedOut
      ? "\(host(error)) did not accept the user, password, key or token."
      : "Signing in to \(host(error)) failed."
    let help = "limn config show says where they come from."
    return [what, platformWords(error), help].compactMap(\.self).joined(separator: " ")
  }

  /// What was asked and what came back, for administrators: `GET /v2/catalogs · 503 · trace 4bf9`.
  public static func facts(_ error: PlatformError) -> String {
    var parts = [error.request]
    if let status = error.status { parts.append(String(status)) }
    if let code = error.code { parts.append(code) }
    if let trace = error.traceID { parts.append("trace \(trace)") }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func parts(_ error: PlatformError, _ subject: String) -> (String, String?) {
    switch error.cause {
    case .signedOut: signedOut(subject)
    case .noSecret(let why): noSecret(subject, why)
    case .forbidden: forbidden(subject, error)
    case .notFound: notFound(subject)
    case .conflict: conflict(subject)
    case .rateLimited(let after): rateLimited(subject, host(error), after)
    case .unavailable where error.status == 501:
      ("\(subject) could not be read: \(ErrorWords.rejected(error, host(error))).", nil)
    case .unavailable: unavailable(subject, host(error), error.status)
    case .rejected: rejected(subject, error)
    case .unreachable(let why): unreachable(subject, error, why)
    case .timedOut(let limit): timedOut(subject, ErrorWords.late(error, host(error), after: limit))
    case .untrusted(let why): untrusted(subject, host(error), why)
    case .unreadable(let why): unreadable(subject, why)
    case .cancelled: cancelled(subject)
    }
  }

  static func signedOut(_ subject: String) -> (String, String?) {
    (
      "\(subject) could not be read: nobody is signed in, or the session has ended.",
      "Check the credentials, then ctrl-r tries again."
    )
  }

  static func noSecret(_ subject: String, _ why: String) -> (String, String?) {
    (
      "\(subject) could not be read: there is nothing to sign in with: \(why).",
      "ctrl-r tries again."
    )
  }

  static func forbidden(_ subject: String, _ error: PlatformError) -> (String, String?) {
    (
      "\(subject) may not be read by this user\(ErrorWords.roles(error)).",
      "Administrators can give you a role there."
    )
  }

  static func notFound(_ subject: String) -> (String, String?) {
    ("\(subject) are gone, or hidden from this user.", "ctrl-r looks again.")
  }

  static func conflict(_ subject: String) -> (String, String?) {
    ("\(subject) could not be had: something else is going on with them.", "ctrl-r looks again.")
  }

  static func rateLimited(
    _ subject: String, _ host: String, _ after: Duration?
  ) -> (String, String?) {
    let wait = after.map { " It asks to wait \(ErrorWords.seconds($0))." } ?? ""
    return (
      "\(subject) could not be read: \(host) gets too many calls.\(wait)", "ctrl-r tries again."
    )
  }

  static func unavailable(
    _ subject: String, _ host: String, _ status: Int?
  ) -> (String, String?) {
    // Trying again does not help against what is not there.
    if status == 501 { return ("\(subject) could not be read: \(host) does not offer this.", nil) }
    let answer = status.map { " (\($0))" } ?? ""
    return (
      "\(subject) could not be read: \(host) is not available now\(answer).", "ctrl-r tries again."
    )
  }

  static func rejected(_ subject: String, _ error: PlatformError) -> (String, String?) {
    let what =
      error.status == 413
      ? ErrorWords.rejected(error, host(error)) : "\(host(error)) did not accept the question"
    return ("\(subject) could not be read: \(what).", "@ shows what was asked.")
  }

  static func unreachable(
    _ subject: String, _ error: PlatformError, _ why: String
  ) -> (String, String?) {
    let reason = why.isEmpty ? "" : " (\(why))"
    return (
      "\(subject) could not be read: \(ErrorWords.unreachable(error, host(error)))\(reason).",
      "limn tries again by itself, ctrl-r at once."
    )
  }

  static func timedOut(_ subject: String, _ what: String) -> (String, String?) {
    ("\(subject) could not be read: \(what).", "ctrl-r tries again.")
  }

  static func untrusted(_ subject: String, _ host: String, _ why: String) -> (String, String?) {
    let reason = why.isEmpty ? "" : " (\(why))"
    return (
      "\(subject) could not be read: the certificate of \(host) is not trusted\(reason).",
      ErrorWords.trust(why).map { "\($0)." }
    )
  }

  static func unreadable(_ subject: String, _ why: String) -> (String, String?) {
    let reason = why.isEmpty ? "" : ": \(why)"
    return ("\(subject) came in a form that is not understood\(reason).", "@ shows the request.")
  }

  static func cancelled(_ subject: String) -> (String, String?) {
    ("\(subject) were not read: it was cancelled.", "ctrl-r reads them.")
  }

  /// The platform's own words, quoted and bounded; nil if it had none.
  private static func platformWords(_ error: PlatformError) -> String? {
    guard let message = error.message, !message.isEmpty else { return nil }
    let line = TextInput.oneLine(String(message.prefix(200)))
    return "“\(line)\(message.count > 200 ? "…" : "")”"
  }

  private static func host(_ error: PlatformError) -> String {
    error.host.isEmpty ? "the platform" : error.host
  }
}
