#if canImport(Glibc)
  import Glibc
#endif

/// Memory that was given back to the allocator, and that it keeps for later.
enum FreeMemory {
  /// Returns it to the system: after an answer of hundreds of megabytes it keeps them all.
  ///
  /// `malloc_trim` is glibc's own, and shown to C alone; elsewhere nothing is done.
  static func giveBack() {
    #if canImport(Glibc)
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      let trim = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)
      _ = trim(0)
    #endif
  }
}
