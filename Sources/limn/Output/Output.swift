#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a command's data goes, in large pieces.
final class Output {
  /// What reads it is gone: there is nobody to say anything to.
  struct Closed: Error {}

  let isTerminal: Bool
  /// Columns of the terminal; nil: lines may be as long as they are.
  let width: Int?
  let height: Int?
  let hasColor: Bool
  private let put: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []

  init(
    isTerminal: Bool = false, width: Int? = nil, height: Int? = nil, hasColor: Bool = false,
    put: @escaping ([UInt8]) throws -> Void
  ) {
    self.isTerminal = isTerminal
    self.width = width
    self.height = height
    self.hasColor = hasColor
    self.put = put
  }

  /// Standard output. Colours only on a terminal that has them and where `NO_COLOR` is not set.
  static func standard(_ environment: [String: String]) -> Output {
    let isTerminal = Console.isTerminal
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let size = isTerminal ? terminalSize() : nil
    return Output(
      isTerminal: isTerminal, width: size?.columns, height: size?.rows,
      hasColor: isTerminal && !isPlain && environment["TERM"] != "dumb"
    ) { bytes in
      guard Console.offer(bytes) else { throw Closed() }
    }
  }

  func write(_ bytes: [UInt8]) throws {
    if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
    if buffer.count >= 64 << 10 { try flush() }
  }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// What is printed so far is to be seen now.
  func flush() throws {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try put(isTerminal ? TerminalSafe.bytes(buffer) : buffer)
  }

  private static func terminalSize() -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
