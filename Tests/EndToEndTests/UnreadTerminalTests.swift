import CPseudoTerminal
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal whose window hangs: it takes what is typed, and reads nothing.
@Suite(.serialized) struct UnreadTerminalTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGUSR1, SIGSEGV])
  func aTerminalThatNobodyReadsDoesNotKeepASignalFromEndingIt(signal: Int32) throws {
    let terminal = try HungTerminal()
    try terminal.waitFor("Catalogs")
    try terminal.fill()

    kill(terminal.process, signal)

    #expect(terminal.status() == 128 + signal)
  }
}

/// limn's demo on a terminal of its own, until nobody reads that.
private final class HungTerminal {
  let process: pid_t
  private let master: Int32
  private let home: URL
  /// How long anything may take here; who tests is busy.
  private static let patience: TimeInterval = 60

  struct Problem: Error {
    var description: String
  }

  init() throws {
    home = FileManager.default.temporaryDirectory.appending(path: "limn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    var device = [CChar](repeating: 0, count: 256)
    master = cpt_open(140, 40, &device, device.count)
    let environment = [
      "HOME=\(home.path)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TZ=UTC",
      "SWIFT_BACKTRACE=enable=no",
    ]
    let words = [Program.path, "demo"]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    process = cpt_spawn(Program.path, &arguments, &variables, nil, device)
    guard master >= 0, process > 0 else { throw Problem(description: "no terminal: \(errno)") }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    // Whatever happens, the test comes to its end.
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [process] in
      kill(process, SIGKILL)
    }
  }

  deinit {
    close(master)
    try? FileManager.default.removeItem(at: home)
  }

  /// Reads until this was shown.
  func waitFor(_ text: String) throws {
    var shown: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while !String(decoding: shown, as: UTF8.self).contains(text) {
      var waited = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waited, 1, Int32(Self.patience * 1_000)) > 0 else {
        throw Problem(description: "\(text) was never shown")
      }
      let count = read(master, &bytes, bytes.count)
      if count > 0 { shown += bytes[..<count] }
    }
  }

  /// Opens and closes help until the program waits for somebody to read.
  func fill() throws {
    let end = Date() + Self.patience
    var isOpen = false
    while !waitsForTheTerminal {
      let before = bytesWritten
      _ = write(master, isOpen ? "\u{1b}" : "?", 1)
      isOpen.toggle()
      while bytesWritten == before, !waitsForTheTerminal {
        guard Date() < end else { throw Problem(description: "the terminal was never full") }
        sched_yield()
      }
    }
  }

  /// What the program wrote so far, as `/proc` says it.
  private var bytesWritten: String? {
    let counts = try? String(contentsOfFile: "/proc/\(process)/io", encoding: .utf8)
    return counts?.split(separator: "\n").first { $0.hasPrefix("wchar") }.map(String.init)
  }

  private var waitsForTheTerminal: Bool {
    let path = "/proc/\(process)/task/\(process)/syscall"
    let call = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    // write(2), on x86-64 and on arm64.
    return call.hasPrefix("1 ") || call.hasPrefix("64 ")
  }

  func status() -> Int32 { cpt_wait(process) }
}
