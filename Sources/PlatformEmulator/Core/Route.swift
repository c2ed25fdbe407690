import HTTPTypes

/// One operation of the platform, as the reference lists it.
struct Route: Sendable {
  /// What a call needs before its handler is asked.
  enum Access: Sendable {
    /// Nothing: the sign-in itself.
    case open
    /// Somebody signed in; the handler only reads.
    case read
    /// Somebody signed in; the handler changes the store, all of it or nothing.
    case write
  }

  typealias Handler = @Sendable (Call) throws -> EmulatorResponse

  var group: RouteGroup
  var method: HTTPRequest.Method
  /// `/v2/jobs/{job_id}/runs`: names in braces match one segment.
  var pattern: String
  var access: Access
  /// Nil for an operation that is known and not emulated: 501.
  var handler: Handler?
  /// True: a `signature` in the query stands for an Authorization header.
  var admitsSignature = false

  /// This route, also for those who bring a signature.
  var signable: Route {
    var route = self
    route.admitsSignature = true
    return route
  }

  static func get(_ pattern: String, _ group: RouteGroup, _ handler: @escaping Handler) -> Route {
    Route(group: group, method: .get, pattern: pattern, access: .read, handler: handler)
  }

  static func changing(
    _ method: HTTPRequest.Method, _ pattern: String, _ group: RouteGroup,
    _ handler: @escaping Handler
  ) -> Route {
    Route(group: group, method: method, pattern: pattern, access: .write, handler: handler)
  }

  /// A POST that changes nothing: searches.
  static func asking(
    _ pattern: String, _ group: RouteGroup, _ handler: @escaping Handler
  ) -> Route {
    Route(group: group, method: .post, pattern: pattern, access: .read, handler: handler)
  }
}
