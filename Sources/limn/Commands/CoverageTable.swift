import PlatformEmulator

/// Every operation of the reference, and whether the emulator has it.
struct CoverageTable {
  var operations: [PlatformEmulator.Operation]

  init(_ operations: [PlatformEmulator.Operation]) {
    self.operations = operations
  }

  var text: String {
    let width = operations.map(\.group.count).max() ?? 0
    var lines = operations.map { operation in
      let blanks = String(repeating: " ", count: width - operation.group.count)
      let method = operation.method.padding(to: 6)
      let state = operation.isEmulated ? "implemented" : "answers 501"
      return "\(operation.group)\(blanks)  \(method)  \(state)  \(operation.path)"
    }
    let count = operations.count(where: \.isEmulated)
    lines.append("\(count) of \(operations.count) operations are implemented.")
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
