import HTTPTypes

/// Finds the route of a request: a tree over path segments, in which a literal goes before a name in
/// braces.
struct RouteTable: Sendable {
  enum Match: Sendable {
    case found(Route, [String: String])
    /// The path is known, but not with this method.
    case otherMethods([HTTPRequest.Method])
    case unknown
  }

  private struct Node: Sendable {
    var literals: [String: Int] = [:]
    var parameter: Int?
    /// Names of the parameters on the way here are kept by route, as they differ between routes.
    var routes: [Route] = []
  }

  private var nodes = [Node()]

  init(_ routes: [Route]) {
    for route in routes {
      insert(route)
    }
  }

  func match(_ method: HTTPRequest.Method, _ segments: [String]) -> Match {
    var values: [String] = []
    guard let index = find(segments[...], from: 0, &values) else { return .unknown }
    let routes = nodes[index].routes
    guard let route = routes.first(where: { $0.method == method }) else {
      return .otherMethods(routes.map(\.method))
    }
    return .found(route, Dictionary(zip(Self.names(in: route.pattern), values)) { $1 })
  }

  private func find(
    _ segments: ArraySlice<String>, from index: Int, _ values: inout [String]
  ) -> Int? {
    guard let segment = segments.first else { return nodes[index].routes.isEmpty ? nil : index }
    let rest = segments.dropFirst()
    if let next = nodes[index].literals[segment], let end = find(rest, from: next, &values) {
      return end
    }
    guard let next = nodes[index].parameter, !segment.isEmpty else { return nil }
    values.append(segment)
    if let end = find(rest, from: next, &values) {
      return end
    }
    values.removeLast()
    return nil
  }

  private mutating func insert(_ route: Route) {
    var index = 0
    for segment in Self.segments(of: route.pattern) {
      index = segment.hasPrefix("{") ? parameterChild(of: index) : child(segment, of: index)
    }
    nodes[index].routes.append(route)
  }

  private mutating func child(_ segment: String, of index: Int) -> Int {
    if let known = nodes[index].literals[segment] { return known }
    nodes.append(Node())
    nodes[index].literals[segment] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func parameterChild(of index: Int) -> Int {
    if let known = nodes[index].parameter { return known }
    nodes.append(Node())
    nodes[index].parameter = nodes.count - 1
    return nodes.count - 1
  }

  private static func segments(of pattern: String) -> [String] {
    pattern.split(separator: "/").map(String.init)
  }

  private static func names(in pattern: String) -> [String] {
    segments(of: pattern).filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }
}
