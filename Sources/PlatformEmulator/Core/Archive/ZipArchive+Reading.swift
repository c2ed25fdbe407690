extension ZipArchive {
  /// The most that an archive may hold: the emulator keeps it in memory.
  static let mostBytes = 256 << 20

  /// Reads a file. All archives but those over 4 GB, in volumes, or encrypted.
  init(_ file: [UInt8], limit: Int = mostBytes) throws(ArchiveError) {
    guard let end = Self.end(of: file) else { throw .notAnArchive }
    var position = file.number(at: end + 16, bytes: 4)
    var held = 0
    entries = []
    for _ in 0..<file.number(at: end + 10, bytes: 2) {
      guard file.number(at: position, bytes: 4) == 0x0201_4B50 else { throw .truncated }
      let entry = try Self.entry(at: position, of: file, limit: limit - held)
      held += entry.bytes.count
      entries.append(entry)
      position +=
        46 + file.number(at: position + 28, bytes: 2)
        + file.number(at: position + 30, bytes: 2) + file.number(at: position + 32, bytes: 2)
    }
  }

  /// Whether a file ends as an archive does.
  static func isArchive(_ file: [UInt8]) -> Bool {
    end(of: file) != nil
  }

  /// Where the record at the end begins; a comment of up to 65,535 bytes may follow it.
  private static func end(of file: [UInt8]) -> Int? {
    guard file.count >= 22 else { return nil }
    return (max(0, file.count - 22 - 65_535)...file.count - 22).last {
      file[$0] == 0x50 && file.number(at: $0, bytes: 4) == 0x0605_4B50
    }
  }

  /// - Parameter position: of the entry's line in the directory.
  private static func entry(
    at position: Int, of file: [UInt8], limit: Int
  ) throws(ArchiveError) -> Entry {
    let name = position + 46
    let nameEnd = name + file.number(at: position + 28, bytes: 2)
    let packedCount = file.number(at: position + 20, bytes: 4)
    let count = file.number(at: position + 24, bytes: 4)
    let head = file.number(at: position + 42, bytes: 4)
    guard nameEnd <= file.count else { throw .truncated }
    let path = try safe(String(decoding: file[name..<nameEnd], as: UTF8.self))
    let isEncrypted = file.number(at: position + 8, bytes: 2) & 1 == 1
    guard !isEncrypted, max(packedCount, count, head) < 0xFFFF_FFFF else {
      throw .unsupported(path: path)
    }
    guard count <= limit else { throw .tooLarge(limit: mostBytes) }
    let start =
      head + 30 + file.number(at: head + 26, bytes: 2)
      + file.number(at: head + 28, bytes: 2)
    guard file.number(at: head, bytes: 4) == 0x0403_4B50, start + packedCount <= file.count else {
      throw .truncated
    }
    let packed = Array(file[start..<start + packedCount])
    let method = file.number(at: position + 10, bytes: 2)
    let bytes = try unpacked(packed, method: method, count: count, path)
    guard Int(CRC32.sum(of: bytes)) == file.number(at: position + 16, bytes: 4) else {
      throw .damaged(path: path)
    }
    return Entry(path: path, bytes: bytes)
  }

  private static func unpacked(
    _ packed: [UInt8], method: Int, count: Int, _ path: String
  ) throws(ArchiveError) -> [UInt8] {
    let bytes: [UInt8]
    switch method {
    case 0: bytes = packed
    case 8:
      do {
        bytes = try Inflation.inflated(packed, limit: count)
      } catch {
        throw .damaged(path: path)
      }
    default: throw .unsupported(path: path)
    }
    guard bytes.count == count else { throw .damaged(path: path) }
    return bytes
  }

  /// A path that stays inside; Windows' separators are turned.
  private static func safe(_ path: String) throws(ArchiveError) -> String {
    let turned = String(path.map { $0 == "\\" ? "/" : $0 })
    let parts = turned.split(separator: "/")
    guard !turned.hasPrefix("/"), !parts.isEmpty, !parts.contains(".."), !turned.contains("\0")
    else {
      throw .unsafePath(path)
    }
    return turned
  }
}

extension [UInt8] {
  /// A number whose little end comes first; -1 if it is not there whole.
  fileprivate func number(at position: Int, bytes: Int) -> Int {
    guard position >= 0, position + bytes <= count else { return -1 }
    return (0..<bytes).reduce(0) { $0 | Int(self[position + $1]) << ($1 * 8) }
  }
}
