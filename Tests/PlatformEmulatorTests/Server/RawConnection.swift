#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A blocking socket, and just enough HTTP to read an answer.
final class RawConnection {
  struct Failure: Error {}

  private let descriptor: CInt

  init(port: UInt16) throws {
    #if canImport(Glibc)
      descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure()
    }
  }

  deinit {
    close(descriptor)
  }

  func ask(_ request: String) throws -> (head: String, body: [UInt8]) {
    try say(request)
    return try answer()
  }

  func say(_ text: String) throws {
    let bytes = Array(text.utf8)
    #if canImport(Darwin)
      let flags: CInt = 0
    #else
      let flags = CInt(MSG_NOSIGNAL)
    #endif
    guard send(descriptor, bytes, bytes.count, flags) == bytes.count else { throw Failure() }
  }

  /// The next answer. Throws if the connection ends before it does.
  func answer() throws -> (head: String, body: [UInt8]) {
    var received: [UInt8] = []
    while true {
      if let answer = Self.complete(received) { return answer }
      let more = try more()
      guard !more.isEmpty else { throw Failure() }
      received += more
    }
  }

  /// Everything until the other side says that it is done; what came before if it was reset.
  func rest() -> (bytes: [UInt8], isReset: Bool) {
    var received: [UInt8] = []
    while let more = try? more() {
      if more.isEmpty { return (received, false) }
      received += more
    }
    return (received, true)
  }

  /// Empty at the end.
  private func more() throws -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Failure() }
    return buffer[..<count]
  }

  private static func complete(_ bytes: [UInt8]) -> (head: String, body: [UInt8])? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self) + "\r\n"
    let length = head.lowercased().split(separator: "\r\n")
      .first { $0.hasPrefix("content-length:") }
      .flatMap { Int($0.dropFirst(15).filter { $0 != " " }) }
    let body = Array(bytes[end.upperBound...])
    return body.count >= length ?? 0 ? (head, body) : nil
  }
}
