import PlatformModel

extension Noun {
  /// Source: GET /v2/catalogs/{catalog_id}/members, GET /v2/projects/{guid}/members,
  /// GET /v2/spaces/{space_id}/members
  public static let members = Noun(
    "members", of: "member", aliases: ["collaborators", "users", "roles"], in: .containers(.any),
    people: { [$0.word("user_iam_id"), $0.word("id")].compactMap(\.self).prefix(1).map(\.self) },
    row: { MemberRow($0, names: $1) }
  ) { scope in
    switch scope.container?.kind {
    case .project:
      NounCall("projects", "list-members", ["project_id": scope.container?.id])
    case .space:
      NounCall(
        "spaces", "list-members", ["space_id": scope.container?.id, "limit": "100"])
    case .catalog, nil:
      NounCall(
        "catalogs", "list-members", ["catalog_id": scope.container?.id, "limit": "100"])
    }
  }
}
