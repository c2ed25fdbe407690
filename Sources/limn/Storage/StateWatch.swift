import Workers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
  import Dispatch
#endif

/// Tells when some process has changed the state. Nothing is looked at again and again: a thread waits
/// until the system says so.
enum StateWatch {
  /// What SQLite removes at the very end of a transaction.
  private static let journal = "state.db-journal"

  /// Calls `changed` after every transaction, on a thread of its own, as long as the program runs.
  /// Nothing happens where the system cannot tell.
  static func begin(_ folder: String, changed: @escaping @Sendable () -> Void) {
    #if canImport(Glibc)
      let descriptor = inotify_init()
      guard descriptor >= 0 else { return }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      guard inotify_add_watch(descriptor, folder, UInt32(IN_DELETE)) >= 0 else {
        close(descriptor)
        return
      }
      DetachedThread.run {
        while let names = names(from: descriptor) {
          if names.contains(journal) { changed() }
        }
        close(descriptor)
      }
    #else
      let descriptor = open(folder, O_EVTONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return }
      // A folder changes when the journal in it comes and goes.
      let source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: descriptor, eventMask: .write, queue: DispatchQueue(label: "limn.state"))
      source.setEventHandler { changed() }
      source.setCancelHandler { close(descriptor) }
      source.activate()
      // It lives as long as the program.
      _ = Unmanaged.passRetained(source as AnyObject)
    #endif
  }

  #if canImport(Glibc)
    /// Waits. Nil: nothing more will come.
    private static func names(from descriptor: Int32) -> Set<String>? {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return errno == EINTR ? [] : nil }
      var names: Set<String> = []
      var start = 0
      let head = MemoryLayout<inotify_event>.size
      while start + head <= count {
        let event = bytes.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        }
        if event.mask & UInt32(IN_IGNORED) != 0 { return nil }
        let end = min(count, start + head + Int(event.len))
        let name = bytes[(start + head)..<end].prefix { $0 != 0 }
        names.insert(String(decoding: name, as: UTF8.self))
        start = end
      }
      return names
    }
  #endif
}
