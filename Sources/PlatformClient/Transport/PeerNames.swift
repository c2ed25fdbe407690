import Dispatch
import NIOCore
import NIOPosix
import NIOSSL
import PlatformModel
import Synchronization

/// Who the other side of a TLS connection says it is, and who vouches for that.
struct PeerNames: Hashable, Sendable {
  static let unknownAuthority = "no trusted authority vouches for the certificate"
  static let otherHost = "the certificate is that of another host"

  /// As they were sent: its own first, at least that.
  private let chain: [CertificateNames]

  /// `why` with what helps: since when it does not hold, the names it is for, or who has issued it.
  func told(_ why: String, at now: Timestamp) -> String {
    if let late = chain.first(where: { $0.end.map { $0 < now } == true }), let end = late.end {
      return "the certificate of “\(late.subject)” expired on \(Self.day(end))"
    }
    if let early = chain.first(where: { $0.begin.map { now < $0 } == true }),
      let begin = early.begin
    {
      return
        "the certificate of “\(early.subject)” holds only from \(Self.day(begin)) on; is the clock "
        + "of this machine right?"
    }
    if why == Self.otherHost { return "\(why): \(issuedFor)" }
    guard why == Self.unknownAuthority, let own = chain.first, let last = chain.last else {
      return why
    }
    return own.isSelfSigned
      ? "nobody but “\(own.subject)” itself vouches for its certificate"
      : "\(why), which “\(last.issuer)” has issued"
  }

  private var issuedFor: String {
    guard let own = chain.first else { return "nobody" }
    let names = own.hosts.isEmpty ? [own.subject] : Array(own.hosts.prefix(5))
    let more = own.hosts.count > names.count ? " and \(own.hosts.count - names.count) more" : ""
    return "it is issued for \(names.joined(separator: ", "))\(more)"
  }

  /// `2026-12-01 11:30 UTC`
  private static func day(_ moment: Timestamp) -> String {
    moment.iso.prefix(16).replacing("T", with: " ") + " UTC"
  }

  /// Opens a connection of its own, looks at the certificates, and ends it before anything is sent.
  /// Blocks for `patience` at most; nil if there is nothing to see.
  static func ask(
    _ url: BaseURL, on group: any EventLoopGroup, patience: Duration
  ) -> PeerNames? {
    let found = Mutex<PeerNames?>(nil)
    let isOver = DispatchSemaphore(value: 0)
    let host = url.host.trimming("[", "]")
    // An address is no name that a server could be asked for.
    let isName = IPv4Range(host) == nil && !host.contains(":")
    let channel = ClientBootstrap(group: group)
      .connectTimeout(.nanoseconds(patience.nanoseconds))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let look: NIOSSLCustomVerificationCallback = { certificates, promise in
            let names = PeerNames(certificates)
            found.withLock { $0 = names }
            promise.succeed(.failed)
          }
          let context = try NIOSSLContext(configuration: HTTPTransport.safe)
          try channel.pipeline.syncOperations.addHandler(
            NIOSSLClientHandler(
              context: context, serverHostname: isName ? host : nil,
              customVerificationCallback: look))
          try channel.pipeline.syncOperations.addHandler(ClosingOnError())
        }
      }
      .connect(host: host, port: url.port ?? 443)
    channel.whenFailure { _ in isOver.signal() }
    channel.whenSuccess { $0.closeFuture.whenComplete { _ in isOver.signal() } }
    let isInTime =
      isOver.wait(timeout: .now() + .nanoseconds(Int(patience.nanoseconds))) == .success
    if !isInTime { channel.whenSuccess { $0.close(promise: nil) } }
    return found.withLock { $0 }
  }

  private init?(_ certificates: [NIOSSLCertificate]) {
    chain = certificates.compactMap { (try? $0.toDERBytes()).flatMap(CertificateNames.init) }
    guard !chain.isEmpty, chain.count == certificates.count else { return nil }
  }

  private final class ClosingOnError: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
