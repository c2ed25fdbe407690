import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
public import PlatformModel
import Synchronization

/// Real HTTP/1.1, over sockets.
///
/// One event-loop thread carries all exchanges and sleeps while there are none; callers block on
/// threads of their own. Connections are kept for a short while, never established twice for one
/// call, and no redirect is followed.
public final class HTTPTransport: Transport {
  public struct Settings: Sendable {
    /// For looking up the name, connecting and agreeing on TLS.
    public var connectTimeout: Duration
    /// A PEM file with the certificates to trust instead of the system's.
    public var trustFile: String?
    /// False accepts every certificate.
    public var verifiesTLS: Bool
    /// PEM files with what this side proves who it is with; both or none.
    public var clientCertificate: String?
    public var clientKey: String?
    /// The proxy for every address, in place of those of the environment; `direct` for none.
    public var proxy: String?
    /// Where `HTTPS_PROXY` and its like are looked up, `ProcessInfo.environment` in most cases.
    public var environment: [String: String]
    /// In bytes, decompressed.
    public var maximumBody: Int

    public init(
      connectTimeout: Duration = .seconds(5), trustFile: String? = nil, verifiesTLS: Bool = true,
      clientCertificate: String? = nil, clientKey: String? = nil, proxy: String? = nil,
      environment: [String: String] = [:], maximumBody: Int = 256 << 20
    ) {
      self.connectTimeout = connectTimeout
      self.trustFile = trustFile
      self.verifiesTLS = verifiesTLS
      self.clientCertificate = clientCertificate
      self.clientKey = clientKey
      self.proxy = proxy
      self.environment = environment
      self.maximumBody = maximumBody
    }
  }

  private let settings: Settings
  private let tls: TLSConfiguration
  private let proxies: ProxySettings
  private let group: MultiThreadedEventLoopGroup
  /// By proxy, since a client knows one only; nil once shut down.
  private let clients = Mutex<[Proxy?: HTTPClient]?>([:])

  /// Throws if the trust file or a proxy of the environment cannot be used.
  public init(settings: Settings = Settings()) throws(ConfigurationError) {
    self.settings = settings
    tls = try Self.tls(settings)
    proxies = try ProxySettings(
      environment: settings.environment, proxy: settings.proxy)
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  }

  deinit {
    shutdown()
  }

  /// Ends what is under way and every thread and connection; calls after it end as cancelled. May be
  /// called again.
  public func shutdown() {
    let taken = clients.withLock { clients in
      defer { clients = nil }
      return clients
    }
    guard let taken else { return }
    let group = group
    let left = Mutex(taken.count)
    let finish: @Sendable () -> Void = { group.shutdownGracefully { _ in } }
    if taken.isEmpty { finish() }
    for client in taken.values {
      client.shutdown { _ in
        if left.withLock({
          $0 -= 1; return $0
        }) == 0 {
          finish()
        }
      }
    }
  }

  public func send(
    _ request: TransportRequest, cancellation: Cancellation
  ) throws(PlatformError) -> TransportResponse {
    let failure = TransportFailure(
      request: request, settings: settings, proxy: try? proxy(for: request))
    guard !cancellation.isCancelled else { throw failure.error(.cancelled) }
    do {
      let client = try client(for: request)
      do {
        return try exchange(request, by: client, cancellation)
      } catch let error as HTTPClientError
        where error == .remoteConnectionClosed && request.method == .get
      {
        // A kept connection that the other side closed just then; a read may be sent anew.
        return try exchange(request, by: client, cancellation)
      }
    } catch {
      guard !cancellation.isCancelled else { throw failure.error(.cancelled) }
      var problem = failure.error(for: error)
      if case .untrusted(let why) = problem.cause, let peer = peer(of: request) {
        problem.cause = .untrusted(peer.told(why, at: ClientClock.system.now()))
      }
      throw problem
    }
  }

  /// Who the other side says it is, asked once more; nil behind a proxy, or if it does not say.
  private func peer(of request: TransportRequest) -> PeerNames? {
    let place = request.url.prefix { $0 != "?" && $0 != "#" }
    guard let url = try? BaseURL(String(place)), url.scheme == "https",
      proxies.proxy(for: url) == nil
    else { return nil }
    return PeerNames.ask(url, on: group, patience: settings.connectTimeout)
  }

  private func exchange(
    _ request: TransportRequest, by client: HTTPClient, _ cancellation: Cancellation
  ) throws -> TransportResponse {
    let outgoing = try HTTPClient.Request(
      url: request.url, method: HTTPMethod(rawValue: request.method.rawValue),
      headers: Self.headers(request.headers),
      body: request.upload?.body
        ?? (request.body.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: request.body))))
    let collector = AnswerCollector(outgoing, maximumBody: settings.maximumBody)
    let task = client.execute(
      request: outgoing, delegate: collector,
      deadline: .now() + .nanoseconds(request.timeout.nanoseconds))
    do {
      let answer = try cancellation.onCancel({ task.cancel() }) { try task.wait() }
      return TransportResponse(
        status: Int(answer.head.status.code), headers: Self.fields(answer.head.headers),
        body: Array(answer.body.readableBytesView))
    } catch {
      let failure = collector.failure(error)
      if failure is AnswerCollector.TooLong || failure is NIOHTTPDecompression.DecompressionError {
        // What was read of it is let go when the connection has ended.
        group.next().scheduleTask(in: .seconds(1)) { FreeMemory.giveBack() }
      }
      throw failure
    }
  }

  private func client(for request: TransportRequest) throws -> HTTPClient {
    let proxy = try proxy(for: request)
    return try clients.withLock { clients in
      guard clients != nil else { throw HTTPClientError.alreadyShutdown }
      if let client = clients?[proxy] { return client }
      let client = HTTPClient(
        eventLoopGroupProvider: .shared(group), configuration: configuration(proxy: proxy))
      clients?[proxy] = client
      return client
    }
  }

  private func proxy(for request: TransportRequest) throws(ConfigurationError) -> Proxy? {
    let place = request.url.prefix { $0 != "?" && $0 != "#" }
    return proxies.proxy(for: try BaseURL(String(place)))
  }

  private func configuration(proxy: Proxy?) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .nanoseconds(settings.connectTimeout.nanoseconds)),
      proxy: proxy.map(\.configuration),
      decompression: .enabled(limit: .size(settings.maximumBody)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.idleTimeout = .seconds(20)
    // As many as a list is read by at once; eight are the default.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 24
    return configuration
  }

  private static func headers(_ fields: HTTPFields) -> HTTPHeaders {
    var headers = HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
    if !headers.contains(name: "Accept-Encoding") {
      headers.add(name: "Accept-Encoding", value: "gzip")
    }
    return headers
  }

  private static func fields(_ headers: HTTPHeaders) -> HTTPFields {
    var fields = HTTPFields()
    for header in headers {
      guard let name = HTTPField.Name(header.name) else { continue }
      fields.append(HTTPField(name: name, value: header.value))
    }
    return fields
  }
}

extension Proxy {
  fileprivate var configuration: HTTPClient.Configuration.Proxy {
    switch kind {
    case .socks5: .socksServer(host: host, port: port)
    case .http:
      .server(
        host: host, port: port,
        authorization: user.map { .basic(username: $0, password: password ?? "") })
    }
  }
}
