import Foundation

/// What the kernel knows of a process. Source: proc(5).
struct ProcessFigures {
  var process: pid_t

  /// What a thread did since it began.
  struct Activity {
    var processorTime = Duration.zero
    /// How often it was given a processor.
    var wakeUps = 0
  }

  /// Every thread that is alive, by its id.
  var activity: [String: Activity] {
    let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
    return Dictionary(
      uniqueKeysWithValues: (threads ?? []).map { thread in
        let fields = text("task/\(thread)/schedstat").split(separator: " ")
        let status = text("task/\(thread)/status")
        return (
          thread,
          Activity(
            processorTime: .nanoseconds(fields.first.flatMap { Int($0) } ?? 0),
            wakeUps: Self.value("voluntary_ctxt_switches", status)
              + Self.value("nonvoluntary_ctxt_switches", status))
        )
      })
  }

  /// What all threads did since `earlier`; one that ended since then woke up for it.
  func activity(since earlier: [String: Activity]) -> Activity {
    let now = activity
    var sum = Activity()
    for (thread, activity) in now {
      let before = earlier[thread] ?? Activity()
      sum.processorTime += activity.processorTime - before.processorTime
      sum.wakeUps += activity.wakeUps - before.wakeUps
    }
    sum.wakeUps += earlier.keys.count { now[$0] == nil }
    return sum
  }

  /// Bytes that would be free without this process.
  var privateMemory: Int {
    let maps = text("smaps_rollup")
    return (Self.value("Private_Clean", maps) + Self.value("Private_Dirty", maps)) * 1_024
  }

  /// Bytes of memory it holds now, shared ones included.
  var residentMemory: Int { Self.value("VmRSS", text("status")) * 1_024 }

  /// Bytes of memory it held at once, shared ones included.
  var peakMemory: Int { Self.value("VmHWM", text("status")) * 1_024 }

  private func text(_ file: String) -> String {
    (try? String(contentsOfFile: "/proc/\(process)/\(file)", encoding: .utf8)) ?? ""
  }

  private static func value(_ name: String, _ text: String) -> Int {
    for line in text.split(separator: "\n") where line.hasPrefix(name + ":") {
      return Int(line.split(whereSeparator: { !$0.isNumber }).first ?? "") ?? 0
    }
    return 0
  }
}
