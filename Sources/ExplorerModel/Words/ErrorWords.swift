public import PlatformModel

/// What went wrong between here and the platform, in words that the screen and the command line
/// share. Each is a clause: no capital at the beginning, no full stop at the end.
public enum ErrorWords {
  /// That time ran out, and for what: `cpd:443 did not answer within 30 s`.
  public static func late(_ error: PlatformError, _ host: String, after limit: Duration) -> String {
    let time = seconds(limit)
    let proxy = error.proxy.map { "the proxy \($0)" } ?? "the proxy"
    return switch error.phase {
    case .connecting where error.proxy != nil:
      "no connection to \(proxy) came about within \(time)"
    case .connecting:
      "no connection to \(host) came about within \(time); a firewall may swallow it"
    case .securing: "\(host) did not agree on TLS within \(time)"
    case .proxy: "\(proxy) did not find a way to \(host) within \(time)"
    case .answering, nil: "\(host) did not answer within \(time)"
    }
  }

  /// That there is no way to the platform, or was none to the end of its answer.
  public static func unreachable(_ error: PlatformError, _ host: String) -> String {
    error.phase == .answering
      ? "the connection to \(host) did not last" : "there is no way to \(host)"
  }

  /// What would make a certificate trusted; nil where only another certificate helps.
  public static func trust(_ why: String) -> String? {
    let isOfNoUse = ["expired", "holds only", "another host"].contains(where: why.contains)
    return isOfNoUse ? nil : "ca-file: FILE in the context, or --ca-file FILE, names who to trust"
  }

  /// Why nobody knows whether a change was made: `no answer came from cpd:443: the connection was cut`.
  public static func lostAnswer(_ error: PlatformError, _ host: String) -> String {
    switch error.cause {
    case .timedOut(let limit): late(error, host, after: limit)
    case .cancelled: "it was given up while \(host) was at it"
    case .unreadable(let why): "the answer of \(host) is not understood (\(why))"
    case .unavailable: "a gateway answered \(error.status ?? 502) in place of \(host)"
    case .unreachable(let why): "no answer came from \(host)\(why.isEmpty ? "" : ": \(why)")"
    case .signedOut, .noSecret, .forbidden, .notFound, .conflict, .rateLimited, .rejected,
      .untrusted:
      "no answer came from \(host)"
    }
  }

  /// Behind `this user`: what the user is there, and what it takes, as far as that is known. Empty if
  /// neither is.
  public static func roles(_ error: PlatformError) -> String {
    let held = error.standing.map { ", who is \($0)" } ?? ""
    return held + (error.permission.map { "; it takes \($0)" } ?? "")
  }

  /// What was asked for is no longer as it was, or in the way.
  public static func conflict(_ error: PlatformError, _ host: String) -> String {
    error.status == 412
      ? "it was changed meanwhile at \(host); read it anew and try again"
      : "something stands in the way at \(host): it is there already, in use, or being changed"
  }

  /// 5xx: it may be another thing tomorrow, unless the platform does not have it at all.
  public static func unavailable(_ error: PlatformError, _ host: String) -> String {
    error.status == 501 ? rejected(error, host) : "\(host) is not available now; try again later"
  }

  public static func rejected(_ error: PlatformError, _ host: String) -> String {
    switch error.status {
    case 413: "what was sent is too large for \(host); send less of it at a time"
    case 405, 501: "\(host) does not offer this; another version of the platform may"
    default: "\(host) did not accept the request"
    }
  }

  public static func rateLimited(_ host: String, _ after: Duration?) -> String {
    "\(host) gets too many calls; "
      + (after.map { "it asks to wait \(seconds($0))" } ?? "try again in a minute")
  }

  /// `1 s`, `1.5 s`, `90 s`.
  public static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
  }
}
