import Dispatch
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Who the other side of a TLS connection says it is, and who vouches for that.
struct PeerNames: Hashable, Sendable {
  /// Whose certificate it is.
  var subject: String
  /// Who issued the last certificate it sent: whom to trust.
  var authority: String
  /// It vouches for itself.
  var isSelfSigned: Bool

  /// `why` with the names that help.
  func told(_ why: String) -> String {
    if why.contains("another host") { return "\(why), “\(subject)”" }
    guard why.contains("vouches") else { return why }
    return isSelfSigned
      ? "nobody but “\(subject)” itself vouches for its certificate"
      : "\(why), which “\(authority)” has issued"
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
          let context = try NIOSSLContext(configuration: .makeClientConfiguration())
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
    guard let first = certificates.first, let last = certificates.last,
      let own = (try? first.toDERBytes()).flatMap(CertificateNames.init),
      let highest = (try? last.toDERBytes()).flatMap(CertificateNames.init)
    else { return nil }
    subject = own.subject
    authority = highest.issuer
    isSelfSigned = own.isSelfSigned
  }

  private final class ClosingOnError: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
