import Dispatch

/// Runs the tasks of the server on a serial Dispatch queue, so that they get on however busy the
/// threads are that all other tasks of the program share. One is enough: they only wait for sockets
/// to open and close. A concurrent one would wake an idle program once a second.
final class DispatchTaskExecutor: TaskExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
