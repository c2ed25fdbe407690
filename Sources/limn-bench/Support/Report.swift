/// The table, printed as it grows.
struct Report {
  private var missed: [String] = []
  private static let widths = [8, 50, 14, 14]

  func begin() {
    row("", "", "figure", "target", "compared to")
  }

  mutating func add(_ topic: Topic, _ measurements: [Measurement]) {
    for (index, measurement) in measurements.enumerated() {
      let mark = measurement.targetText.isEmpty ? "" : measurement.isMet ? " ✓" : " ✗"
      row(
        index == 0 ? topic.name : "", measurement.name, measurement.unit.text(measurement.figure),
        measurement.targetText + mark, measurement.peer)
      if !measurement.isMet { missed.append("\(topic.name): \(measurement.name)") }
    }
  }

  /// True if every target was met.
  func end() -> Bool {
    print(missed.isEmpty ? "\nAll targets are met." : "\nMissed:")
    for name in missed { print("  \(name)") }
    return missed.isEmpty
  }

  private func row(_ texts: String...) {
    var line = ""
    for (index, text) in texts.enumerated() {
      let width = index < Self.widths.count ? Self.widths[index] : 0
      let padding = String(repeating: " ", count: max(0, width - text.count))
      line += (index == 2 ? padding + text : text + padding) + "  "
    }
    while line.last == " " { line.removeLast() }
    print(line)
    flushOutput()
  }
}
