import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output and error, for what is said outside of the screen.
enum Console {
  /// Says one line on standard error and ends.
  static func fail(_ line: String, code: Int32 = 2) -> Never {
    warn(line)
    exit(code)
  }

  /// Says one document on standard error and ends.
  static func failWithDocument(_ text: String, code: Int32) -> Never {
    write(text + "\n", to: STDERR_FILENO)
    exit(code)
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Somebody is there to answer a question, at a terminal of this process: standard input may be a
  /// pipe. Where nothing of it is on a terminal, nobody looks.
  static var canAsk: Bool {
    guard [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].contains(where: { isatty($0) == 1 }) else {
      return false
    }
    let terminal = openTerminal()
    guard terminal >= 0 else { return false }
    close(terminal)
    return true
  }

  /// Somebody can work on the terminal: standard input is one too.
  static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks on the terminal, whatever standard input is; nil if there is no answer.
  static func ask(_ question: String) -> String? {
    let terminal = openTerminal()
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    write(question, to: terminal)
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(terminal, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  private static func openTerminal() -> Int32 { open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) }

  /// Runs a command that has the terminal until it ends; nil if it cannot be run.
  static func run(_ command: [String]) -> Int32? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Data as it is. Ends, as quietly as the signal would have it, if nobody reads it any more.
  static func put(_ bytes: [UInt8]) {
    guard offer(bytes) else { exit(128 + SIGPIPE) }
  }

  /// Data as it is. False if nobody reads it any more.
  static func offer(_ bytes: [UInt8]) -> Bool {
    write(bytes[...], to: STDOUT_FILENO)
  }

  /// A server goes on when whoever took its address is gone.
  static func say(_ line: String) { _ = offer(Array((line + "\n").utf8)) }

  /// Words may quote a platform, which must not command the terminal they are read on.
  static func warn(_ line: String) {
    let lines = line.split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.map { TerminalSafe.line(String($0)) }.joined(separator: "\n")
    write("limn: \(words)\n", to: STDERR_FILENO)
  }

  /// On standard error, as it is.
  static func putError(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// A line on standard error without a name before it: what goes on, for the person who waits, or a
  /// problem that editors read too.
  static func note(_ line: String) {
    write(TerminalSafe.line(line) + "\n", to: STDERR_FILENO)
  }

  /// The first line; a list that it announces stands behind it.
  static func firstLine(of text: String) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    guard let first = lines.first else { return "the command line could not be read" }
    let choices = lines.dropFirst().prefix { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
    return first.hasSuffix(":") && !choices.isEmpty
      ? "\(first) \(choices.joined(separator: ", "))" : first
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8)[...], to: descriptor)
  }

  @discardableResult
  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var bytes = bytes
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        if descriptor == STDOUT_FILENO, errno != EPIPE {
          fail("standard output cannot be written: \(String(cString: strerror(errno)))", code: 1)
        }
        return false
      }
      bytes = bytes.dropFirst(written)
    }
    return true
  }
}

private func unistdWrite(_ fd: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(fd, bytes, count)
}
