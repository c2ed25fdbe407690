/// Words as other programs take them, put so that there is one way to read them: `-ojson` is
/// `-o json`, and the `-1` of `--limit -1` is no option.
struct PlainWords {
  let node: CommandNode

  /// Words behind the name of the command. What begins with two dashes is never taken for a value:
  /// a mistyped `--dry-run` must not become the new name of something.
  func put(_ words: [String]) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    var result: [String] = []
    var waiting: String?
    for word in words[..<end] {
      if let option = waiting, isValue(word) {
        result[result.count - 1] = "\(option)=\(word)"
        waiting = nil
      } else if let parts = apart(word) {
        result += parts
        waiting = nil
      } else {
        result.append(word)
        waiting = takesValue(word) ? word : nil
      }
    }
    return result + words[end...]
  }

  private func isValue(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && !node.optionNames.contains(word)
  }

  private func takesValue(_ word: String) -> Bool {
    node.argument(word).map { $0.takesValue && $0.names.contains(word) } ?? false
  }

  /// `-ojson`.
  private func apart(_ word: String) -> [String]? {
    guard word.hasPrefix("-"), word.count > 2, !word.hasPrefix("--"),
      takesValue(String(word.prefix(2))), word.dropFirst(2).first != "=",
      node.argument("-\(word)") == nil
    else { return nil }
    return [String(word.prefix(2)), String(word.dropFirst(2))]
  }
}
