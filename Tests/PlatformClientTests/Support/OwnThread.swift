import Dispatch

/// Threads of their own, so that tests that block do not use up a pool.
enum OwnThread {
  static func run(in group: DispatchGroup, _ work: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "test").async(group: group, execute: DispatchWorkItem(block: work))
  }
}
