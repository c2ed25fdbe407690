import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL

/// Sets up the connections that Hummingbird's server accepts.
///
/// They are served by a handler of NIO instead of Hummingbird's own tasks: it can break answers off,
/// drip them and reset connections, and it needs no hop between threads for each part of a message.
struct EmulatorChannel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
  }

  let desk: AnswerDesk
  let tls: EmulatorServer.TLS?

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      guard desk.admit(channel) else {
        try pipeline.addHandler(TurnedAwayHandler())
        return Value(channel: channel)
      }
      if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls.context)) }
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldSize = desk.limits.headers
      limits.maxHeaderListSize = desk.limits.headers
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: true, withErrorHandling: false,
        withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: limits)
      try pipeline.addHandler(
        ConnectionHandler(desk, isFromLoopback: channel.remoteAddress?.isLoopback ?? false))
      return Value(channel: channel)
    }
  }

  /// Returns when the connection is closed; closes it if the server stops.
  func handle(value: Value, logger: Logger) async {
    await withTaskCancellationHandler {
      try? await value.channel.closeFuture.get()
    } onCancel: {
      value.channel.close(promise: nil)
    }
  }
}

/// Tells a client that there are too many connections, whatever it wants.
private final class TurnedAwayHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  func channelActive(context: ChannelHandlerContext) {
    let text =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text))).assumeIsolated()
      .whenComplete { _ in context.close(promise: nil) }
  }
}

extension SocketAddress {
  /// Whether it is this machine itself.
  fileprivate var isLoopback: Bool {
    let text = ipAddress ?? ""
    return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
  }
}
