/// Files in a zip archive (PKWARE APPNOTE 6.3.10).
///
/// Written without compression; read with and without.
struct ZipArchive: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    /// With slashes between its parts; one at the end stands for a folder.
    var path: String
    var bytes: [UInt8]

    var isFolder: Bool { path.hasSuffix("/") }
  }

  /// In the order of the archive.
  var entries: [Entry]

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The contents of the entry with this path; nil if there is none.
  subscript(path: String) -> [UInt8]? {
    entries.first { $0.path == path }?.bytes
  }

  /// The archive as a file.
  ///
  /// - Parameter now: milliseconds since 1970, the time that all entries get.
  func packed(at now: Int64) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    let date = Self.date(now)
    for entry in entries {
      let offset = file.count
      let name = Array(entry.path.utf8)
      let head = Self.head(of: entry, name, date)
      file.append(0x0403_4B50, bytes: 4)
      file += head
      file += name
      file += entry.bytes
      directory.append(0x0201_4B50, bytes: 4)
      directory.append(20, bytes: 2)
      directory += head
      directory += Array(repeating: 0, count: 6)
      directory.append(entry.isFolder ? 0x10 : 0, bytes: 2)
      directory += [0, 0]
      directory.append(offset, bytes: 4)
      directory += name
    }
    let start = file.count
    file += directory
    file.append(0x0605_4B50, bytes: 4)
    file += [0, 0, 0, 0]
    file.append(entries.count, bytes: 2)
    file.append(entries.count, bytes: 2)
    file.append(directory.count, bytes: 4)
    file.append(start, bytes: 4)
    file += [0, 0]
    return file
  }

  /// What the entry's own head and its line in the directory share: version 2.0, names in UTF-8,
  /// stored, time, check sum, sizes, length of the name, nothing extra.
  private static func head(of entry: Entry, _ name: [UInt8], _ date: Int) -> [UInt8] {
    var head: [UInt8] = []
    head.append(20, bytes: 2)
    head.append(0x0800, bytes: 2)
    head.append(0, bytes: 2)
    head.append(date, bytes: 4)
    head.append(Int(CRC32.sum(of: entry.bytes)), bytes: 4)
    head.append(entry.bytes.count, bytes: 4)
    head.append(entry.bytes.count, bytes: 4)
    head.append(name.count, bytes: 2)
    head.append(0, bytes: 2)
    return head
  }

  /// As MS-DOS wrote it: even seconds since 1980.
  private static func date(_ now: Int64) -> Int {
    let date = CalendarDate(milliseconds: now)
    let day = max(date.year - 1980, 0) << 9 | date.month << 5 | date.day
    return day << 16 | date.hour << 11 | date.minute << 5 | date.second / 2
  }
}

extension [UInt8] {
  /// Little end first.
  fileprivate mutating func append(_ value: Int, bytes: Int) {
    for index in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (index * 8))) }
  }
}
