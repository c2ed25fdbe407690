import Foundation

/// A connection to the emulator on loopback that asks the same thing again and again, at as little
/// cost as can be: it shares the processors with what it measures.
struct LoadConnection: ~Copyable {
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 17)

  /// - Parameter port: of 127.0.0.1.
  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw BenchError("port \(port) cannot be connected to") }
  }

  deinit { close(descriptor) }

  /// The body of the answer, which must be 200; as it lies in the buffer.
  mutating func ask(_ request: [UInt8]) throws -> ArraySlice<UInt8> {
    guard write(descriptor, request, request.count) == request.count else {
      throw BenchError("the emulator hung up")
    }
    var received = 0
    var end = Int.max
    var start = 0
    while received < end {
      if received == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: received), $0.count - received)
      }
      guard count > 0 else { throw BenchError("the emulator hung up") }
      received += count
      if start == 0, let head = buffer[..<received].firstRange(of: Array("\r\n\r\n".utf8)) {
        start = head.upperBound
        end = start + (try Self.bodyLength(buffer[..<head.lowerBound]))
      }
    }
    return buffer[start..<end]
  }

  private static func bodyLength(_ head: ArraySlice<UInt8>) throws -> Int {
    let lines = String(decoding: head, as: UTF8.self).lowercased().split(separator: "\r\n")
    guard lines.first == "http/1.1 200 ok",
      let length = lines.first(where: { $0.hasPrefix("content-length: ") })
        .flatMap({ Int($0.dropFirst(16)) })
    else { throw BenchError("the emulator answered \(lines.first ?? "nothing")") }
    return length
  }
}
