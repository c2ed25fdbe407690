import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server on a free port of this machine that does to each connection what a test says.
final class LoopbackServer: Sendable {
  /// One accepted connection; closed when its handler returns.
  struct Connection: Sendable {
    fileprivate let descriptor: CInt

    /// Head and body of the next request, empty when the client went away.
    func readRequest() -> String {
      var text = ""
      var buffer = [UInt8](repeating: 0, count: 4_096)
      while !Self.isWhole(text) {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return "" }
        text += String(decoding: buffer[..<count], as: UTF8.self)
      }
      return text
    }

    /// What has come of the next request.
    func readSome() -> Int {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      return recv(descriptor, &buffer, buffer.count, 0)
    }

    private static func isWhole(_ text: String) -> Bool {
      guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
      let lengths = text[..<end.lowerBound].lowercased().split(separator: "\r\n").compactMap {
        $0.hasPrefix("content-length:") ? Int($0.dropFirst(15).filter(\.isNumber)) : nil
      }
      return text[end.upperBound...].utf8.count >= lengths.first ?? 0
    }

    /// False when the client went away.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }

    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// Writes a byte now and then until the client goes away.
    func drip() {
      var client = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while poll(&client, 1, 5) == 0, write("x") {}
    }

    /// Blocks until the client goes away.
    func waitForEnd() {
      var byte: UInt8 = 0
      while recv(descriptor, &byte, 1, 0) > 0 {}
    }
  }

  let port: Int
  private let listener: CInt
  private let served = Mutex(0)

  /// How many connections were accepted.
  var connections: Int { served.withLock { $0 } }

  var url: String { "http://127.0.0.1:\(port)" }

  init(_ handle: @escaping @Sendable (Connection) -> Void) throws {
    (listener, port) = try Self.listen()
    OwnThread.run(in: DispatchGroup()) { [listener, weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        self?.served.withLock { $0 += 1 }
        OwnThread.run(in: DispatchGroup()) {
          handle(Connection(descriptor: descriptor))
          close(descriptor)
        }
      }
    }
  }

  deinit {
    stop()
  }

  private func stop() {
    shutdown(listener, CInt(SHUT_RDWR))
    close(listener)
  }

  /// A port on which nothing listens any more.
  static func deadPort() throws -> Int {
    let (listener, port) = try listen()
    close(listener)
    return port
  }

  private static func listen() throws -> (CInt, Int) {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(listener, pointer, size) == 0 && Self.startListening(listener)
          && getsockname(listener, pointer, &size) == 0
      }
    }
    guard listener >= 0, result else { throw SocketFailure(errno: errno) }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }

  private static func startListening(_ listener: CInt) -> Bool {
    #if canImport(Glibc)
      Glibc.listen(listener, 16) == 0
    #elseif canImport(Musl)
      Musl.listen(listener, 16) == 0
    #else
      Darwin.listen(listener, 16) == 0
    #endif
  }
}

struct SocketFailure: Error {
  let errno: CInt
}
