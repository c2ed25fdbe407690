import AsyncHTTPClient
import NIOCore

extension Upload {
  /// Bytes that are in memory at a time.
  private static let pieceSize = 256 << 10

  /// Reads the next piece once the one before is on its way.
  var body: HTTPClient.Body {
    .stream(contentLength: Int64(count)) { writer in
      writer.write(.byteBuffer(ByteBuffer())).flatMapWithEventLoop { _, loop in
        let end = loop.makePromise(of: Void.self)
        self.send(from: 0, to: writer, on: loop, end)
        return end.futureResult
      }
    }
  }

  private func send(
    from start: Int, to writer: HTTPClient.Body.StreamWriter, on loop: any EventLoop,
    _ end: EventLoopPromise<Void>
  ) {
    guard start < count else { return end.succeed(()) }
    do {
      let bytes = try bytes(start..<min(start + Self.pieceSize, count))
      writer.write(.byteBuffer(ByteBuffer(bytes: bytes))).whenComplete { result in
        switch result {
        case .failure(let error): end.fail(error)
        // Not within the call that ended just now, or they would pile up.
        case .success:
          loop.execute { self.send(from: start + bytes.count, to: writer, on: loop, end) }
        }
      }
    } catch {
      end.fail(error)
    }
  }
}
