import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells when some process has changed the state. Nothing is looked at again and again: the system
/// says so.
enum StateWatch {
  /// What SQLite removes at the very end of a transaction.
  private static let journal = "state.db-journal"

  /// Calls `changed` after every transaction, on a queue of its own, as long as the program runs.
  /// Nothing happens where the system cannot tell.
  static func begin(_ folder: String, changed: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "limn.state")
    #if canImport(Glibc)
      let descriptor = inotify_init1(Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return }
      guard inotify_add_watch(descriptor, folder, UInt32(IN_DELETE)) >= 0 else {
        close(descriptor)
        return
      }
      let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
      source.setEventHandler { @Sendable in
        if names(from: descriptor).contains(journal) { changed() }
      }
    #else
      let descriptor = open(folder, O_EVTONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return }
      // A folder changes when the journal in it comes and goes.
      let source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: descriptor, eventMask: .write, queue: queue)
      source.setEventHandler { @Sendable in changed() }
    #endif
    source.activate()
    // It lives as long as the program.
    _ = Unmanaged.passRetained(source as AnyObject)
  }

  #if canImport(Glibc)
    /// The files that came to their end.
    private static func names(from descriptor: Int32) -> Set<String> {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = read(descriptor, &bytes, bytes.count)
      var names: Set<String> = []
      var start = 0
      let head = MemoryLayout<inotify_event>.size
      while start + head <= count {
        let event = bytes.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        }
        let end = min(count, start + head + Int(event.len))
        let name = bytes[(start + head)..<end].prefix { $0 != 0 }
        names.insert(String(decoding: name, as: UTF8.self))
        start = end
      }
      return names
    }
  #endif
}
