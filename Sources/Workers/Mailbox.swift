public import ExplorerModel
import Synchronization

/// Where answers wait for the first thread. Many threads post, one takes.
public final class Mailbox: Sendable {
  private let waiting = Mutex<[AppAction]>([])
  private let wake: @Sendable () -> Void

  /// `wake` is called, on the posting thread, when the mailbox was empty and no longer is.
  public init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  public func post(_ action: AppAction) {
    let wasEmpty = waiting.withLock { waiting in
      waiting.append(action)
      return waiting.count == 1
    }
    if wasEmpty { wake() }
  }

  /// Everything that waits, oldest first.
  public func take() -> [AppAction] {
    waiting.withLock { waiting in
      let taken = waiting
      waiting = []
      return taken
    }
  }
}
