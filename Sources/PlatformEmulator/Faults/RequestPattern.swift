import HTTPTypes

/// Which requests a fault is for: `/v2/jobs`, `PATCH /v2/assets`, `GET /v2/assets/{asset_id}`.
struct RequestPattern: Sendable, Hashable {
  private let text: String
  private let method: String?
  private let path: Substring
  /// A path with names in braces is meant as a whole; any other is a beginning.
  private let isWhole: Bool

  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: " ", maxSplits: 1)
    method = parts.count == 2 ? parts[0].uppercased() : nil
    path = parts.last ?? "/"
    isWhole = path.contains("{")
  }

  func matches(_ request: EmulatorRequest) -> Bool {
    if let method, method != request.method.rawValue { return false }
    guard isWhole else { return request.path.hasPrefix(path) }
    let asked = request.path.prefix { $0 != "?" }
    return Self.fit(Self.segments(path), Self.segments(asked))
  }

  /// Whether any of these operations could be meant.
  func fitsAny(of routes: [Route]) -> Bool {
    routes.contains { route in
      if let method, method != route.method.rawValue { return false }
      let known = Self.segments(route.pattern[...])
      let wanted = Self.segments(path)
      return isWhole ? Self.fit(known, wanted) : Self.begins(known, with: wanted)
    }
  }

  /// The last segment may be the beginning of one.
  private static func begins(_ pattern: [Substring], with path: [Substring]) -> Bool {
    guard path.count <= pattern.count, let last = path.last else { return path.isEmpty }
    let end = pattern[path.count - 1]
    return zip(pattern, path.dropLast()).allSatisfy { fit($0, $1) }
      && (isName(end) || end.hasPrefix(last))
  }

  private static func fit(_ pattern: [Substring], _ path: [Substring]) -> Bool {
    pattern.count == path.count && zip(pattern, path).allSatisfy { fit($0, $1) }
  }

  private static func fit(_ pattern: Substring, _ segment: Substring) -> Bool {
    isName(pattern) || isName(segment) || pattern == segment
  }

  private static func isName(_ segment: Substring) -> Bool { segment.hasPrefix("{") }

  private static func segments(_ path: Substring) -> [Substring] { path.split(separator: "/") }
}
