/// Turns events into lines: what stands in braces is drawn anew for each line, from its number.
struct RunLineWriter {
  private static let tables = [
    "customers", "orders", "order_items", "stage_orders_raw", "products", "payments", "returns",
    "dim_store", "fact_sales", "mart_daily", "stock_level", "invoice",
  ]

  private let script: RunScript
  private var random = SplitMix64(seed: 0)

  init(script: RunScript) {
    self.script = script
  }

  mutating func line(_ number: Int, of event: RunEvent) -> String {
    random = SplitMix64(
      seed: SplitMix64.mixed(script.seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(128)
    if case .continuation(let text) = event.content {
      fill(text, at: event.time, stage: nil, into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    CalendarDate(milliseconds: event.printed).write(into: &bytes, withMilliseconds: true)
    bytes.append(contentsOf: " \(event.level.rawValue) ".utf8)
    write(event, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func write(_ event: RunEvent, into bytes: inout [UInt8]) {
    switch event.content {
    case .text(let text), .continuation(let text):
      bytes.append(contentsOf: text.utf8)
    case .phrase(let phrase, let stage):
      writePrefix(stage, into: &bytes)
      fill("\(phrase)", at: event.time, stage: stage, into: &bytes)
    case .stageStarted(let stage):
      writePrefix(stage, into: &bytes)
      bytes.append(contentsOf: "started".utf8)
    case .progress(let stage):
      writePrefix(stage, into: &bytes)
      bytes.append(contentsOf: Self.grouped(rows(stage, event.time)).utf8)
      bytes.append(contentsOf: " rows".utf8)
    case .stageEnded(let index):
      let stage = script.plan.stages[index]
      writePrefix(index, into: &bytes)
      let seconds = (stage.end - stage.start) / 1000
      bytes.append(contentsOf: "done, \(Self.grouped(stage.rows)) rows in \(seconds) s".utf8)
    case .endless(let count):
      bytes.append(contentsOf: "rejected record {".utf8)
      while bytes.count < count {
        let table = random.pick(Self.tables)
        bytes.append(contentsOf: "\"\(table)_\(random.below(100))\":\(random.below(10_000)),".utf8)
      }
      bytes.append(contentsOf: "\"load_id\":\(random.below(10_000))}".utf8)
    }
  }

  private func writePrefix(_ stage: Int, into bytes: inout [UInt8]) {
    let name = script.plan.stages[stage].name
    bytes.append(contentsOf: "[stage \(stage + 1)/\(script.plan.stages.count)] \(name): ".utf8)
  }

  private func rows(_ stage: Int, _ time: Int64) -> Int {
    script.plan.stages[stage].rows(at: time)
  }

  private mutating func fill(
    _ text: String, at time: Int64, stage: Int?, into bytes: inout [UInt8]
  ) {
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      bytes.append(contentsOf: rest[..<open])
      let key = rest[rest.index(after: open)..<close]
      bytes.append(contentsOf: value(of: String(Substring(key)), time, stage).utf8)
      rest = rest[rest.index(after: close)...]
    }
    bytes.append(contentsOf: rest)
  }

  private mutating func value(of key: String, _ time: Int64, _ stage: Int?) -> String {
    let stage = stage.map { script.plan.stages[$0] }
    let total = max(stage?.rows ?? 1, 1)
    let rows = stage?.rows(at: time) ?? 0
    return switch key {
    case "rows": Self.grouped(rows)
    case "total": Self.grouped(total)
    case "pct": "\(rows * 100 / total)"
    case "epoch": "\(1 + rows * 60 / total)"
    case "loss": "0.\(8_600 - rows * 6_000 / total + random.below(300))"
    case "k": "\(random.among(1...5))"
    case "n": "\(random.among(2...99))"
    case "big": "\(random.among(1000...900_000))"
    case "ms": "\(random.among(3...900))"
    case "f": "0.\(random.among(1000...9999))"
    case "node": "worker-\(random.among(1...12))"
    case "table": random.pick(Self.tables)
    case "long": longList()
    case "broken": Self.tables[Int((script.seed >> 8) % UInt64(Self.tables.count))]
    case "key": "\(100_000 + (script.seed >> 3) % 900_000)"
    case "host": "worker-\(1 + (script.seed >> 5) % 12)"
    case "cell": "\(7 + (script.seed >> 7) % 30)"
    default: key
    }
  }

  private mutating func longList() -> String {
    (0..<random.among(30...140)).map { _ in
      "\(random.pick(Self.tables))_\(random.among(1...99))"
    }
    .joined(separator: ", ")
  }

  /// 1204113 as `1,204,113`.
  static func grouped(_ value: Int) -> String {
    var digits = Array(String(value).utf8)
    var position = digits.count - 3
    while position > 0 {
      digits.insert(UInt8(ascii: ","), at: position)
      position -= 3
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
