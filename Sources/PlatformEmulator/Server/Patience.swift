import NIOCore

/// A deadline that is moved with every request. Its timer is not: when that rings too early, it is
/// set anew.
struct Patience {
  private final class State {
    var deadline: NIODeadline?
    var timer: (rings: NIODeadline, task: Scheduled<Void>)?
  }

  private let state = State()

  /// - Parameter lost: called once the deadline has passed, if it was not moved.
  func wait(until deadline: NIODeadline, on loop: any EventLoop, lost: @escaping () -> Void) {
    state.deadline = deadline
    if let timer = state.timer {
      if timer.rings <= deadline { return }
      timer.task.cancel()
    }
    let task = loop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
      state.timer = nil
      guard let deadline = state.deadline else { return }
      if deadline <= .now() {
        state.deadline = nil
        lost()
      } else {
        wait(until: deadline, on: loop, lost: lost)
      }
    }
    state.timer = (deadline, task)
  }

  /// There is no hurry.
  func forget() {
    state.deadline = nil
  }

  func end() {
    state.deadline = nil
    state.timer?.task.cancel()
    state.timer = nil
  }
}
