import HTTPTypes
import NIOCore
import NIOHTTP1

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One connection: requests in, one at a time, and their answers out.
///
/// Everything here happens on the connection's own thread.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    case idle
    case receiving(HTTPRequestHead, ByteBuffer)
    case answering(HTTPRequestHead)
    /// The last word is said; what still comes is of no interest.
    case ending
  }

  private let desk: AnswerDesk
  private let isFromLoopback: Bool
  private var phase = Phase.idle
  private var context: ChannelHandlerContext?
  private var patience = Patience()
  /// An answer that is held up, or the next piece of one that is slow.
  private var held: Scheduled<Void>?
  private var isInputClosed = false

  init(_ desk: AnswerDesk, isFromLoopback: Bool) {
    self.desk = desk
    self.isFromLoopback = isFromLoopback
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    wait(atMost: desk.limits.idle)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    patience.end()
    held?.cancel()
    self.context = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch (unwrapInboundIn(data), phase) {
    case (.head(let head), .idle): begin(head)
    case (.body(let part), .receiving(let head, var body)):
      phase = .idle
      body.writeImmutableBuffer(part)
      phase = .receiving(head, body)
      if body.readableBytes > desk.limits.body { refuse(.contentTooLarge) }
    case (.end, .receiving(let head, let body)): decide(head, body)
    default: break
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard case ChannelEvent.inputClosed = event else {
      return context.fireUserInboundEventTriggered(event)
    }
    isInputClosed = true
    if case .answering = phase { return }
    context.close(promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .idle = phase, let error = error as? HTTPParserError {
      refuse(error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest)
    } else {
      context.close(promise: nil)
    }
  }

  private func begin(_ head: HTTPRequestHead) {
    phase = .receiving(head, ByteBuffer())
    wait(atMost: desk.limits.transfer)
    let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
    guard length <= desk.limits.body else { return refuse(.contentTooLarge) }
    if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
      send(.head(HTTPResponseHead(version: head.version, status: .continue)), flush: true)
    }
  }

  /// Finds out what is to go wrong, waits as long as that says, and has the request answered.
  private func decide(_ head: HTTPRequestHead, _ body: ByteBuffer) {
    phase = .answering(head)
    patience.forget()
    let request = EmulatorRequest(head, body, isFromLoopback: isFromLoopback)
    let verdict = desk.platform.verdict(on: request)
    guard verdict.delay > .zero else { return ask(request, verdict) }
    hold(for: verdict.delay) { $0.ask(request, verdict) }
  }

  private func ask(_ request: EmulatorRequest, _ verdict: FaultVerdict) {
    guard let loop = context?.eventLoop else { return }
    let handler = NIOLoopBound(self, eventLoop: loop)
    desk.answer(request, under: verdict, on: loop) { handler.value.answer($0) }
  }

  private func answer(_ response: EmulatorResponse) {
    guard case .answering(let asked) = phase else { return }
    switch response.delivery {
    case .whole: write(response, to: asked)
    case .broken(let bytes): breakOff(response, asked, after: bytes)
    case .slow(let bytesPerSecond): drip(response, asked, bytesPerSecond)
    }
  }

  private func write(_ response: EmulatorResponse, to asked: HTTPRequestHead) {
    let isLast = !asked.isKeepAlive || isInputClosed
    send(.head(head(of: response, to: asked, isLast: isLast)))
    if asked.method != .HEAD, !response.body.isEmpty {
      send(.body(.byteBuffer(ByteBuffer(bytes: response.body))))
    }
    finish(isLast: isLast)
  }

  private func finish(isLast: Bool) {
    wait(atMost: desk.limits.transfer)
    guard let context else { return }
    // The next request may begin while this is being written.
    phase = isLast ? .ending : .idle
    context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
      if isLast {
        self.context?.close(promise: nil)
      } else if case .idle = self.phase {
        self.wait(atMost: self.desk.limits.idle)
      }
    }
  }

  /// Says no to a request that is not wholly here, and ends the connection.
  ///
  /// What the client goes on sending is read and dropped, so that it gets to see the answer.
  private func refuse(_ status: HTTPResponse.Status) {
    guard let context else { return }
    phase = .ending
    let page = EmulatorResponse.page(status)
    send(.head(head(of: page, to: nil, isLast: true)))
    send(.body(.byteBuffer(ByteBuffer(bytes: page.body))))
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(mode: .output, promise: nil)
    wait(atMost: min(.seconds(5), desk.limits.transfer))
  }

  private func send(_ part: HTTPServerResponsePart, flush: Bool = false) {
    context?.write(wrapOutboundOut(part), promise: nil)
    if flush { context?.flush() }
  }

  private func head(
    of response: EmulatorResponse, to asked: HTTPRequestHead?, isLast: Bool
  ) -> HTTPResponseHead {
    HTTPResponseHead(
      response, version: asked?.version ?? .http1_1, isLast: isLast,
      at: desk.platform.milliseconds)
  }
}

// MARK: - Trouble that was asked for

extension ConnectionHandler {
  /// Resets the connection in the middle of an answer, or before it.
  private func breakOff(_ response: EmulatorResponse, _ asked: HTTPRequestHead, after bytes: Int?) {
    guard let context else { return }
    phase = .ending
    guard let bytes else { return Self.reset(context) }
    send(.head(head(of: response, to: asked, isLast: false)))
    let part = ByteBuffer(bytes: response.body.prefix(bytes))
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(part)))).assumeIsolated()
      .whenComplete { _ in Self.reset(context) }
  }

  private static func reset(_ context: ChannelHandlerContext) {
    // To close without lingering is to reset.
    let option = (context.channel as? any SocketOptionProvider)?
      .setSoLinger(linger(l_onoff: 1, l_linger: 0))
    guard let option else { return context.close(promise: nil) }
    option.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
  }

  private func drip(_ response: EmulatorResponse, _ asked: HTTPRequestHead, _ bytesPerSecond: Int) {
    let isLast = !asked.isKeepAlive
    send(.head(head(of: response, to: asked, isLast: isLast)), flush: true)
    drip(ByteBuffer(bytes: asked.method == .HEAD ? [] : response.body), bytesPerSecond, isLast)
  }

  /// Ten pieces a second, or a byte at a time.
  private func drip(_ rest: ByteBuffer, _ bytesPerSecond: Int, _ isLast: Bool) {
    var rest = rest
    let size = min(max(1, bytesPerSecond / 10), rest.readableBytes)
    guard let piece = rest.readSlice(length: size), size > 0 else { return finish(isLast: isLast) }
    send(.body(.byteBuffer(piece)), flush: true)
    hold(for: .seconds(1) * size / bytesPerSecond) { [rest] in
      $0.drip(rest, bytesPerSecond, isLast)
    }
  }
}

// MARK: - Time

extension ConnectionHandler {
  private func hold(for delay: Duration, _ proceed: @escaping (ConnectionHandler) -> Void) {
    held = context?.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(delay)) {
      self.held = nil
      proceed(self)
    }
  }

  /// From now on, until this is called again.
  private func wait(atMost time: Duration) {
    guard let loop = context?.eventLoop else { return }
    patience.wait(until: .now() + TimeAmount(time), on: loop) { [weak self] in self?.lose() }
  }

  private func lose() {
    guard let context else { return }
    if case .receiving = phase { return refuse(.requestTimeout) }
    context.close(promise: nil)
  }
}
