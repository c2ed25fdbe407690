import ExplorerModel
import PlatformClient
import PlatformModel
import Synchronization

/// Follows the log of one run in the background: what is new since the last look, until the run has
/// ended.
final class RunLogFollower: Sendable {
  private let run: JobRunID
  private let connection: Connection<PlatformClient>
  private let scheduler: any Scheduler
  private let post: @Sendable (Answer) -> Void
  /// Only one look is under way at a time; the lock is for the memory, not for waiting.
  private let reader: Mutex<RunLogReader>

  init(
    _ run: JobRunID, connection: Connection<PlatformClient>, scheduler: any Scheduler,
    post: @escaping @Sendable (Answer) -> Void
  ) {
    self.run = run
    self.connection = connection
    self.scheduler = scheduler
    self.post = post
    reader = Mutex(RunLogReader(run))
  }

  func look(_ cancellation: Cancellation) -> Duration? {
    do throws(PlatformError) {
      let client = try connection.client().cancelled(by: cancellation)
      let chunk = try nextChunk(client)
      post(.logPolled(run, .success(chunk), at: chunk.polledAt))
      return chunk.nextIn
    } catch {
      if error.cause == .cancelled { return nil }
      post(.logPolled(run, .failure(error), at: scheduler.now))
      return reader.withLock { $0.pause(after: error) }
    }
  }

  private func nextChunk(_ client: PlatformClient) throws(PlatformError) -> LogChunk {
    var reader = self.reader.withLock { $0 }
    defer { self.reader.withLock { $0 = reader } }
    return try reader.look(client) { scheduler.now }
  }
}
