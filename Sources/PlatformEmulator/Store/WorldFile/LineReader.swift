#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lines of a file, one after the other: never more of it in memory than the longest line.
struct LineReader: ~Copyable {
  /// Of the line that came last; the first is 1.
  private(set) var number = 0
  private let descriptor: CInt
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  private static let chunk = 1 << 20
  private static let longest = 512 << 20

  /// Throws the system's words if the file cannot be read.
  init(_ path: String) throws(FileProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem() }
  }

  deinit {
    close(descriptor)
  }

  /// Without its line feed. Nil at the end of the file.
  mutating func next() throws(FileProblem) -> ArraySlice<UInt8>? {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        return take(upTo: end, next: end + 1)
      }
      searched = buffer.count - position
      buffer.removeFirst(position)
      position = 0
      guard !isAtEnd else {
        return buffer.isEmpty ? nil : take(upTo: buffer.count, next: buffer.count)
      }
      guard buffer.count < Self.longest else { throw FileProblem("the line is too long") }
      try fill()
    }
  }

  private mutating func take(upTo end: Int, next: Int) -> ArraySlice<UInt8> {
    defer { position = next }
    number += 1
    return buffer[position..<end]
  }

  private mutating func fill() throws(FileProblem) {
    let length = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunk))
    var count = -1
    repeat {
      count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress?.advanced(by: length), Self.chunk)
      }
    } while count < 0 && errno == EINTR
    buffer.removeLast(Self.chunk - max(count, 0))
    if count < 0 { throw FileProblem() }
    if count == 0 { isAtEnd = true }
  }
}

/// What the system says about a file.
struct FileProblem: Error, CustomStringConvertible {
  let description: String

  init() {
    description = String(cString: strerror(errno))
  }

  init(_ description: String) {
    self.description = description
  }
}
