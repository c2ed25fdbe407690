import HTTPTypes
import JSON

/// What the projects service serves, as an OpenAPI document: made from the routes themselves.
///
/// Clients read from it which parameters they may filter by; each is a reference to
/// `#/components/parameters`.
///
/// Source: GET /v2/projects/docs/schemas/v2-projects-api-openapi.yml, not in the reference.
enum ProjectsDescription {
  private struct Parameter {
    var name: String
    var text: String
    var type = "string"
  }

  private static let filters = [
    Parameter(name: "bss_account_id", text: "The BSS Account ID."),
    Parameter(name: "type", text: "The project type."),
    Parameter(name: "member", text: "A project member to use to filter the query results."),
    Parameter(name: "roles", text: "A list of comma-separated project roles."),
    Parameter(name: "tag_names", text: "A list of comma-separated tags."),
    Parameter(name: "name", text: "A full or partial project name."),
    Parameter(name: "match", text: "The type of text matching to perform."),
    Parameter(name: "guids", text: "A list of comma-separated project IDs."),
    Parameter(name: "project_ids", text: "A list of comma-separated project IDs."),
    Parameter(name: "include", text: "A list of comma-separated project metadata sections."),
    Parameter(name: "limit", text: "The maximum number of projects returned.", type: "integer"),
    Parameter(name: "bookmark", text: "A reference to the next page of query results."),
    Parameter(name: "skip", text: "Deprecated. The starting index.", type: "integer"),
  ]

  /// Names of the filters of an operation.
  private static let used: [String: [String]] = [
    "GET /v2/projects": filters.map(\.name),
    "GET /v2/projects/total": ["bss_account_id", "type", "member", "tag_names"],
    "GET /v2/projects/{project_id}": ["include"],
    "DELETE /v2/projects/{project_id}/tags": ["tag_names"],
    "GET /v2/projects/{project_id}/members": ["roles"],
  ]

  static let text =
    """
    openapi: 3.0.3
    info:
      title: Projects API
      version: 2.0.0
    paths:
    \(paths)
    components:
      parameters:
    \(components)

    """

  private static var paths: String {
    let routes = Routes.all.filter { $0.group == .projects && $0.handler != nil }
    var lines: [String] = []
    var known: [String] = []
    for pattern in routes.map(\.pattern) where !known.contains(pattern) {
      known.append(pattern)
      lines.append("  \(pattern):")
      for route in routes where route.pattern == pattern {
        lines += operation(route)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func operation(_ route: Route) -> [String] {
    let names = pathParameters(route.pattern) + (used["\(route.method) \(route.pattern)"] ?? [])
    let references = names.map { "      - $ref: '#/components/parameters/\($0)'" }
    return ["    \(route.method.rawValue.lowercased()):"]
      + (references.isEmpty ? [] : ["      parameters:"] + references)
      + ["      responses:", "        default:", "          description: See the reference."]
  }

  private static func pathParameters(_ pattern: String) -> [String] {
    pattern.split(separator: "/").filter { $0.hasPrefix("{") }
      .map { String($0.dropFirst().dropLast()) }
  }

  private static var components: String {
    let names = Set(
      Routes.all.filter { $0.group == .projects }.flatMap { pathParameters($0.pattern) })
    let inPath = names.sorted().map {
      component(Parameter(name: $0, text: "Part of the path."), place: "path", isRequired: true)
    }
    return (inPath + filters.map { component($0, place: "query", isRequired: false) })
      .joined(separator: "\n")
  }

  private static func component(
    _ parameter: Parameter, place: String, isRequired: Bool
  ) -> String {
    """
        \(parameter.name):
          name: \(parameter.name)
          in: \(place)
          required: \(isRequired)
          description: \(parameter.text)
          schema:
            type: \(parameter.type)
    """
  }
}
