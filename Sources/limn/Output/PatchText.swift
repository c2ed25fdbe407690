import JSON

/// A patch as people read it: a line for what was, one for what is.
struct PatchText {
  private(set) var lines: [String] = []
  private let hasColor: Bool

  /// - Parameter document: what the patch is applied to.
  init(_ patch: JSONPatch, on document: JSONValue, hasColor: Bool = false) {
    self.hasColor = hasColor
    var before = document
    for operation in patch.operations {
      add(operation, before)
      // Places in arrays move with each operation.
      before = (try? JSONPatch([operation]).applied(to: before)) ?? before
    }
  }

  private mutating func add(_ operation: JSONPatch.Operation, _ before: JSONValue) {
    let path = operation.path.description
    switch operation {
    case .add(_, let value): line("+", path, value)
    case .remove: line("-", path, before.value(at: operation.path))
    case .replace(_, let value):
      line("-", path, before.value(at: operation.path))
      line("+", path, value)
    case .move(let from, _): lines.append("> \(from.description) → \(path)")
    case .copy(let from, _): lines.append("= \(from.description) → \(path)")
    case .test: break
    }
  }

  private mutating func line(_ sign: String, _ path: String, _ value: JSONValue?) {
    let text = "\(sign) \(path): \(value?.serialized() ?? "")"
    guard hasColor else { return lines.append(text) }
    lines.append("\u{1B}[\(sign == "+" ? 32 : 31)m\(TerminalSafe.line(text))\u{1B}[0m")
  }
}
