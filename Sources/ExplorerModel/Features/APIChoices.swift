import PlatformModel

/// Finds operations by what is typed: their words, their path, what they are for.
struct APIChoices {
  private let api: APIConsoleState

  init(_ api: APIConsoleState) {
    self.api = api
  }

  /// All words have to occur. Nothing typed: what was called before, the newest first, then all.
  var found: [APIConsoleState.Choice] {
    let typed = api.input.text.lowercased()
    let words = typed.split(separator: " ").map(String.init)
    let operations = operations(words, typed.trimmed).map { APIConsoleState.Choice.operation($0) }
    return (words.isEmpty ? past : []) + operations
  }

  /// Each call once.
  private var past: [APIConsoleState.Choice] {
    var seen: Set<OperationCall> = []
    return api.history.indices.reversed().filter { seen.insert(api.history[$0].call).inserted }
      .map { .again($0) }
  }

  private func operations(_ words: [String], _ typed: String) -> [Int] {
    let fitting = api.catalogue.indices.compactMap { index -> (rank: Int, index: Int)? in
      let operation = api.catalogue[index]
      let name = operation.name
      let text = "\(name) \(operation.method) \(operation.path) \(operation.summary)".lowercased()
      guard words.allSatisfy({ text.contains($0) }) else { return nil }
      if name == typed { return (0, index) }
      if name.hasPrefix(typed) { return (1, index) }
      return (words.allSatisfy { name.contains($0) } ? 2 : 3, index)
    }
    return fitting.sorted { $0 < $1 }.map(\.index)
  }
}
