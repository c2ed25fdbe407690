import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Answers every request over TLS with `{}`, on a free port of this machine.
final class TLSServer {
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let channel: any Channel

  var url: String { "https://127.0.0.1:\(channel.localAddress?.port ?? 0)/" }

  /// With a certificate and its key as PEM, and that of the only client it lets in.
  init(
    certificate: String, key: String, client: String? = nil, version: TLSVersion? = nil
  ) throws {
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: [
        .certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))
      ],
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    tls.minimumTLSVersion = version ?? .tlsv12
    tls.maximumTLSVersion = version
    if let client {
      tls.trustRoots = .certificates([
        try NIOSSLCertificate(bytes: Array(client.utf8), format: .pem)
      ])
      tls.certificateVerification = .noHostnameVerification
    }
    let context = try NIOSSLContext(configuration: tls)
    channel = try ServerBootstrap(group: group)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Answer())
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
  }

  deinit {
    group.shutdownGracefully { _ in }
  }

  private final class Answer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .end = unwrapInboundIn(data) else { return }
      let head = HTTPResponseHead(
        version: .http1_1, status: .ok, headers: ["Content-Length": "2"])
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "{}")))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
