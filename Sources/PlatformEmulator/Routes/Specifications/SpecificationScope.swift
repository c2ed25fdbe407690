import GRDB
import HTTPTypes
import JSON

extension Call {
  /// The project or space named in the query, in the words of these services.
  ///
  /// Throws 400 if an id is no UUID, or not exactly one is named; 403 if the caller is no member,
  /// or is a viewer and the route changes something.
  ///
  /// Source: the samples of GET /v2/environments.
  func specificationScope() throws -> Container {
    for name in ["project_id", "space_id"] {
      if let id = query(name), !Self.isUUID(id) {
        throw PlatformFault(
          .badRequest, code: "invalid_type",
          "The `\(name)` field needs to be a uuid v4, but is \(id).", target: .field(name))
      }
    }
    do {
      return try container(among: [.project, .space])
    } catch let fault as PlatformFault where fault.status == .forbidden {
      throw forbiddenSpecification()
    }
  }

  /// Nil if neither a project nor a space is named: only what exists everywhere is meant.
  func optionalSpecificationScope() throws -> Container? {
    guard query("project_id") != nil || query("space_id") != nil else { return nil }
    return try specificationScope()
  }

  func forbiddenSpecification() -> PlatformFault {
    let scope =
      query("project_id").map { "project \($0)" } ?? query("space_id").map { "space \($0)" }
    return PlatformFault(
      .forbidden, code: "endpoint_access_forbidden",
      "\(caller.userName) is neither editor/admin of \(scope ?? "the platform") nor allowlisted "
        + "Service ID.")
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) } && parts[2].first == "4"
  }
}
