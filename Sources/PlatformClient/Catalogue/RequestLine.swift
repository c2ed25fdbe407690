public import PlatformModel

/// The operation and the container that the line of a request names.
public struct RequestLine {
  /// Nil for what is in no catalogue.
  public let operation: APIOperation?
  public let container: ContainerID?

  /// - Parameter text: as errors have it: `PATCH /v2/assets/4711?project_id=0815`.
  public init(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let target = words.count > 1 ? words[1] : ""
    let path = String(target.prefix { $0 != "?" })
    let found = OperationCatalogue.operation(method: words.first ?? "", path: path)
    operation = found?.operation
    let query = target.dropFirst(path.count + 1).split(separator: "&").map { pair in
      pair.split(separator: "=", maxSplits: 1).map(String.init)
    }
    container =
      ContainerKind.allCases.lazy.compactMap { kind in
        let name = kind.scopeParameter
        let id = found?.values[name] ?? query.first { $0.count == 2 && $0[0] == name }?[1]
        return id.map { ContainerID(kind, $0) }
      }.first
  }
}
