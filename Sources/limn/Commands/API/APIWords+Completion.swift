import PlatformClient
import PlatformModel

extension APIWords {
  /// What may stand behind these words of `limn api`.
  ///
  /// - Parameters:
  ///   - before: as they are meant, without quotes.
  ///   - prefix: what is there of the next word.
  static func completions(after before: [String], _ prefix: String) -> [String] {
    let spoken = spoken(before)
    let words: [String] =
      switch spoken.count {
      case 0: prefix.hasPrefix("-") ? [] : OperationCatalogue.groups
      case 1: OperationCatalogue.operations(of: spoken[0]).map(\.verb)
      default: (try? operation(spoken[0], spoken[1])).map { more(of: $0, before) } ?? []
      }
    return words.filter { $0.hasPrefix(prefix) }
  }

  /// Group and verb: what stands before the first option.
  private static func spoken(_ words: [String]) -> [String] {
    Array(words.prefix { !$0.hasPrefix("-") })
  }

  /// The value of the parameter that was named last, or those that are not named yet, what is needed
  /// first.
  private static func more(of operation: APIOperation, _ before: [String]) -> [String] {
    if let last = before.last, last.hasPrefix("--"),
      let parameter = operation.query.first(where: { "--\($0.name)" == last })
    {
      return parameter.kind == .flag ? ["true", "false"] : []
    }
    let names = operation.pathParameters.map { "--\($0)" }
    if let last = before.last, names.contains(last) { return [] }
    let given = Set(before.map { String($0.prefix { $0 != "=" }) })
    let needed = operation.query.filter { $0.rule != .optional }
    let others = operation.query.filter { $0.rule == .optional }
    return (names + (needed + others).map { "--\($0.name)" } + operation.headers.map { "--\($0)" })
      .filter { !given.contains($0) }
  }
}
