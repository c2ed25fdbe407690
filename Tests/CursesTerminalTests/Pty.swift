import CPseudoTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pseudo-terminal: the program draws on `device`, the test reads what arrives.
final class Pty {
  let device: String
  private let master: Int32
  private var isOpen = true

  init?(columns: Int32, rows: Int32) {
    var name = [CChar](repeating: 0, count: 256)
    master = cpt_open(columns, rows, &name, name.count)
    device = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard master >= 0 else { return nil }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit {
    hangUp()
  }

  func hangUp() {
    if isOpen { close(master) }
    isOpen = false
  }

  func resize(columns: Int32, rows: Int32) {
    _ = cpt_resize(master, columns, rows)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    write(master, bytes, bytes.count)
  }

  /// What was sent since the last time.
  func output() -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    var all: [UInt8] = []
    while true {
      let count = read(master, &bytes, bytes.count)
      guard count > 0 else { break }
      all += bytes[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }
}
