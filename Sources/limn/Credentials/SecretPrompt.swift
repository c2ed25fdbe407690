#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the person at the terminal, whatever standard input and output are.
struct SecretPrompt {
  private let terminal: Int32

  /// Nil if there is no terminal.
  init?() {
    terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return nil }
  }

  /// Asks for one thing and closes the terminal. Throws `CommandFailure`: with 4 if there is no
  /// terminal, so that nobody can sign in, with 130 when ctrl-c is pressed.
  static func secret(_ question: String, advice: String) throws -> Secret {
    guard let prompt = SecretPrompt() else { throw CommandFailure(code: 4, advice) }
    defer { prompt.end() }
    return Secret(try prompt.ask(question, echoes: false))
  }

  func end() { close(terminal) }

  /// What is typed until Enter. Nothing of it is shown unless it `echoes`.
  func ask(_ question: String, echoes: Bool) throws -> String {
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else {
      throw UsageProblem("the terminal does not let itself be asked")
    }
    // Ctrl-c is read as a key; a signal from elsewhere puts the terminal back before it ends limn.
    let keeper = TerminalKeeper(terminal, before)
    defer { keeper.end() }
    var during = before
    during.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    _ = tcsetattr(terminal, TCSAFLUSH, &during)
    defer {
      _ = tcsetattr(terminal, TCSAFLUSH, &before)
      put("\r\n")
    }
    put(question)
    return try line(echoes: echoes)
  }

  private func line(echoes: Bool) throws -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { throw CommandFailure(code: 130, "interrupted") }
      switch byte {
      case 0x0a, 0x0d: return String(decoding: bytes, as: UTF8.self)
      case 0x03: throw CommandFailure(code: 130, "interrupted")
      case 0x04 where bytes.isEmpty: throw CommandFailure(code: 130, "interrupted")
      case 0x08, 0x7f: erase(&bytes, echoes: echoes)
      case 0x15: while !bytes.isEmpty { erase(&bytes, echoes: echoes) }
      case 0x00...0x1f: continue
      default:
        bytes.append(byte)
        // A letter of several bytes goes out as it came in.
        if echoes { _ = write(terminal, &byte, 1) }
      }
    }
  }

  /// Takes one letter away, however many bytes it has.
  private func erase(_ bytes: inout [UInt8], echoes: Bool) {
    guard !bytes.isEmpty else { return }
    while let last = bytes.last, last & 0xc0 == 0x80 { bytes.removeLast() }
    if !bytes.isEmpty { bytes.removeLast() }
    if echoes { put("\u{8} \u{8}") }
  }

  func put(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }
}
