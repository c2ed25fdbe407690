import ExplorerModel
import Filters
import Foundation

/// A log of a million lines: kept, and searched.
enum LogTopic {
  private static let count = 1_000_000

  static func measure(_ surroundings: Surroundings) throws -> [Measurement] {
    let pool = (0..<1_000).map(line)
    let textBytes = (0..<count).reduce(0) { $0 + pool[$1 % pool.count].utf8.count }
    let own = ProcessFigures(process: getpid())
    let before = own.privateMemory
    var store = LineStore()
    let appended = Stopwatch.time {
      // As they come: 1,000 lines to a poll.
      for _ in 0..<(count / pool.count) { store.append(contentsOf: pool) }
      store.append(contentsOf: ["the needle at the end"])
    }
    let memory = Double(own.privateMemory - before)
    guard store.count == count + 1 else { throw BenchError("\(store.count) lines were kept") }

    let needle = LineNeedle("needle at the end")
    let search = Samples.timing(5, warming: 1) { _ = store.firstMatch(of: needle) }
    guard store.firstMatch(of: needle) == count else { throw BenchError("nothing was found") }
    let plain = try plainSearch(pool, surroundings)
    return [
      Measurement(
        name: "lines appended", figure: Double(count) / (appended.milliseconds / 1_000),
        unit: .perSecond, target: .atLeast(500_000)),
      Measurement(
        name: "memory of a line, of its text", figure: memory / Double(textBytes), unit: .times,
        target: .atMost(1.2),
        peer: "\(textBytes / count) bytes of text a line"),
      Measurement(
        name: "search through 1,000,000 lines to the first hit", figure: search.p50,
        unit: .milliseconds, target: .atMost(150),
        peer: plain.map { "grep -i \(Measurement.Unit.milliseconds.text($0))" } ?? ""),
    ]
  }

  private static func line(_ number: Int) -> String {
    let levels = ["INFO ", "INFO ", "INFO ", "WARN ", "ERROR"]
    return "2026-11-21 09:41:\(number % 60) \(levels[number % 5]) stage \(number % 7)/7 "
      + "join_orders: partition \(number) has \(number * 7919 % 1_000_003) rows, worker=\(number % 16)"
  }

  /// What grep takes over the same lines in a file; nil if there is none.
  private static func plainSearch(
    _ pool: [String], _ surroundings: Surroundings
  ) throws -> Double? {
    guard let grep = Tool("grep", surroundings.environment) else { return nil }
    let file = surroundings.folder.appending(path: "log.txt")
    let block = Data((pool.joined(separator: "\n") + "\n").utf8)
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    for _ in 0..<(count / pool.count) { try handle.write(contentsOf: block) }
    try handle.write(contentsOf: Data("the needle at the end\n".utf8))
    try handle.close()
    defer { try? FileManager.default.removeItem(at: file) }
    let arguments = ["-m", "1", "-i", "-F", "needle at the end", file.path]
    return try Samples.timing(3, warming: 1) { try grep.run(arguments) }.p50
  }
}
