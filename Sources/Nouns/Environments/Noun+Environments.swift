import PlatformModel

extension Noun {
  /// Source: GET /v2/environments
  public static let environments = Noun(
    "environments", of: "environment", in: .containers(.working), order: "name",
    row: { json, _ in EnvironmentRow(json) }
  ) { NounCall("environments", "list", working: $0) }
}

extension NounCall {
  /// A list of a project or space that comes whole.
  init(_ group: String, _ verb: String, working scope: NounScope) {
    self.init(
      group, verb,
      ["project_id": scope.container?.project, "space_id": scope.container?.space])
  }
}
