import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import PlatformModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Says in words for people why an exchange brought no answer.
///
/// The libraries below have an error type each, most of them with texts for programmers.
struct TransportFailure {
  let request: TransportRequest
  let settings: HTTPTransport.Settings
  /// The proxy it goes through; nil if there is none.
  var proxy: Proxy?

  /// The whole error. Nothing is asked of the other side again.
  func error(for error: any Error) -> PlatformError {
    var failure = self.error(cause(of: error))
    failure.phase = Self.phase(of: error)
    guard let proxy = proxy.map({ "\($0.host):\($0.port)" }) else { return failure }
    failure.proxy = proxy
    if case .unreachable(let why) = failure.cause, isOfProxy(error) {
      failure.cause = .unreachable(
        why.hasPrefix("the proxy ")
          ? "the proxy \(proxy) \(why.dropFirst("the proxy ".count))" : "the proxy \(proxy): \(why)"
      )
    }
    return failure
  }

  /// Behind a proxy, only the proxy is connected to.
  private func isOfProxy(_ error: any Error) -> Bool {
    if let error = error as? HTTPClientError {
      return error == .proxyAuthenticationRequired || error == .invalidProxyResponse
    }
    return error is NIOConnectionError || error is IOError
  }

  /// How far it came. What may have been sent counts as sent.
  private static func phase(of error: any Error) -> PlatformError.Phase {
    switch error {
    case let error as HTTPClientError: phase(ofClient: error)
    case is NIOConnectionError, is ConfigurationError: .connecting
    case let error as ChannelError: isOfConnecting(error) ? .connecting : .answering
    case let error as IOError: isOfConnecting(error) ? .connecting : .answering
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      if case .unreachable(cut) = cause(ofTLS: String(describing: error)) {
        .answering
      } else {
        .securing
      }
    default: isOfName(error) ? .connecting : .answering
    }
  }

  /// The name could not be looked up; the types are known to the library alone.
  private static func isOfName(_ error: any Error) -> Bool {
    let type = String(describing: Swift.type(of: error))
    return type.contains("SocketAddressError") || type.contains("GetaddrinfoError")
  }

  private static func phase(ofClient error: HTTPClientError) -> PlatformError.Phase {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout, .alreadyShutdown: .connecting
    case .tlsHandshakeTimeout: .securing
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout, .proxyAuthenticationRequired,
      .invalidProxyResponse:
      .proxy
    default: .answering
    }
  }

  private static func isOfConnecting(_ error: ChannelError) -> Bool {
    switch error {
    case .connectTimeout, .connectPending: true
    default: false
    }
  }

  private static func isOfConnecting(_ error: IOError) -> Bool {
    [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN, EACCES, EMFILE, ENFILE]
      .contains(error.errnoCode)
  }

  private static let cut = "the connection was cut"

  func error(_ cause: PlatformError.Cause) -> PlatformError {
    let afterScheme = request.url.firstRange(of: "://").map { request.url[$0.upperBound...] } ?? ""
    let host = afterScheme.prefix { $0 != "/" && $0 != "?" }
    let target = Secrets.masked(String(afterScheme.dropFirst(host.count)))
    return PlatformError(
      cause: cause, request: "\(request.method.rawValue) \(target)", host: String(host))
  }

  func cause(of error: any Error) -> PlatformError.Cause {
    switch error {
    case let error as HTTPClientError: cause(ofClient: error)
    case let error as NIOConnectionError: cause(ofConnecting: error)
    case let error as IOError: .unreachable(Self.words(errno: error.errnoCode))
    case let error as ChannelError: cause(ofChannel: error)
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      Self.cause(ofTLS: String(describing: error))
    case is AnswerCollector.TooLong: .unreadable(tooLong)
    case let error as AnswerCollector.BrokenOff: .unreachable(Self.words(error))
    case HTTPParserError.invalidEOFState: .unreachable("the answer broke off in its head")
    case is HTTPParserError: .unreadable(noHTTP)
    case let error as ConfigurationError: .unreachable(error.description)
    default: cause(ofOther: error)
    }
  }

  /// The connection ended while it was in use: the other side may have done what it was asked.
  static func isCut(_ error: any Error) -> Bool {
    switch error {
    case is AnswerCollector.BrokenOff, HTTPParserError.invalidEOFState, ChannelError.eof,
      ChannelError.ioOnClosedChannel, ChannelError.inputClosed, ChannelError.outputClosed,
      ChannelError.alreadyClosed, NIOSSLError.uncleanShutdown:
      true
    case let error as HTTPClientError: error == .remoteConnectionClosed
    case let error as IOError: [ECONNRESET, EPIPE, ENOTCONN].contains(error.errnoCode)
    default: false
    }
  }

  private static func words(_ error: AnswerCollector.BrokenOff) -> String {
    "the answer broke off after \(error.received)"
      + (error.announced.map { " of \($0)" } ?? "") + " bytes"
  }

  private func cause(ofClient error: HTTPClientError) -> PlatformError.Cause {
    switch error {
    case .cancelled, .alreadyShutdown: .cancelled
    case .deadlineExceeded, .readTimeout, .writeTimeout: .timedOut(request.timeout)
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout,
      .socksHandshakeTimeout, .getConnectionFromPoolTimeout:
      .timedOut(settings.connectTimeout)
    case .remoteConnectionClosed:
      .unreachable("the connection was closed before an answer came" + secureHint)
    case .proxyAuthenticationRequired:
      .unreachable(
        "the proxy asks for a user and a password: proxy: http://USER:PASSWORD@HOST:PORT in the "
          + "context, or HTTPS_PROXY, has them")
    case .invalidProxyResponse: .unreachable("the proxy does not let the call through")
    default: .unreachable(error.shortDescription)
    }
  }

  private func cause(ofConnecting error: NIOConnectionError) -> PlatformError.Cause {
    guard let first = error.connectionErrors.first else {
      return .unreachable(Self.unknownName(error.host))
    }
    return cause(of: first.error)
  }

  private func cause(ofChannel error: ChannelError) -> PlatformError.Cause {
    if case .connectTimeout = error { return .timedOut(settings.connectTimeout) }
    return .unreachable(Self.cut)
  }

  private func cause(ofOther error: any Error) -> PlatformError.Cause {
    if let error = error as? NIOHTTPDecompression.DecompressionError {
      if case .limit = error { return .unreadable(tooLong) }
      return .unreadable("it is not compressed properly")
    }
    if Self.isOfName(error) {
      return .unreachable(Self.unknownName(host))
    }
    return .unreachable(String(String(describing: error).prefix(200)))
  }

  /// Without port.
  private var host: String {
    let place = request.url.prefix { $0 != "?" && $0 != "#" }
    return (try? BaseURL(String(place)))?.host ?? ""
  }

  private static func unknownName(_ host: String) -> String {
    "the name \(host) cannot be found; is the address right, and does it need a VPN?"
  }

  private var noHTTP: String { "what came back is no HTTP" + secureHint }

  private var secureHint: String {
    let isPlain = request.url.lowercased().hasPrefix("http://")
    return isPlain ? "; an address with https:// may be right" : ""
  }

  private var tooLong: String { "it is longer than \(settings.maximumBody) bytes" }

  private static func cause(ofTLS text: String) -> PlatformError.Cause {
    let lowered = text.lowercased()
    func has(_ words: String...) -> Bool { words.contains(where: lowered.contains) }
    return if has("certificate_verify_failed") {
      .untrusted(PeerNames.unknownAuthority)
    } else if has("validatehostname", "hostname") {
      .untrusted(PeerNames.otherHost)
    } else if has("wrong_version_number", "http_request") {
      .unreachable("it answers without TLS; an address with http:// may be right")
    } else if has("protocol_version", "unsupported_protocol", "inappropriate_fallback") {
      .unreachable("it knows no TLS from 1.2 on, and what is older is not safe")
    } else if has("uncleanshutdown", "eof") {
      .unreachable(cut)
    } else {
      .unreachable("no secure connection came about (\(reason(ofTLS: text)))")
    }
  }

  /// The library's name for it, without the places in its own source.
  private static func reason(ofTLS text: String) -> String {
    guard let name = text.firstRange(of: "OPENSSL_internal:") else { return "TLS" }
    let word = text[name.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return "TLS: " + word.replacing("_", with: " ").lowercased()
  }

  static func words(errno code: CInt) -> String {
    switch code {
    case ECONNREFUSED: "the connection was refused; nothing listens there"
    case ECONNRESET, EPIPE, ENOTCONN: cut
    case EHOSTUNREACH, ENETUNREACH, ENETDOWN, EHOSTDOWN: "there is no way to the host"
    case ETIMEDOUT: "the host does not react"
    case EACCES, EPERM: "this machine does not allow the connection"
    case EMFILE, ENFILE: "this machine has too many files and connections open"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
