#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a file in big pieces.
struct LineWriter: ~Copyable {
  private let descriptor: CInt
  private var buffer: [UInt8] = []

  private static let chunk = 1 << 20

  /// Empties a file that is there already. Throws the system's words if it cannot be written.
  init(_ path: String) throws(FileProblem) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileProblem() }
  }

  deinit {
    close(descriptor)
  }

  mutating func add(_ line: [UInt8]) throws(FileProblem) {
    buffer += line
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.chunk { try flush() }
  }

  mutating func flush() throws(FileProblem) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileProblem() }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
