import PlatformClient
import PlatformModel
import Testing

/// What a user has to be, and what a user is, where something is not permitted.
@Suite struct PermissionTests {
  @Test(arguments: [
    ("asset-files", "put", "editor or higher of the project or space"),
    ("asset-files", "copy", "viewer of the source and editor of the target"),
    ("assets", "publish", "editor or admin of both the project and the catalog"),
    (
      "assets", "delete",
      "editor or admin of the project or space; in a catalog admin, or editor who owns or may "
        + "edit the asset"
    ),
    ("catalogs", "delete-members", "owner, admin or editor of the catalog"),
  ])
  func whatTheReferenceNamesIsInTheCatalogue(group: String, verb: String, words: String) {
    #expect(OperationCatalogue.operation(group, verb)?.permission == words)
  }

  @Test func whereTheReferenceNamesNothingNothingIsSaid() {
    #expect(OperationCatalogue.operation("jobs", "start-run")?.permission == nil)
  }

  @Test func aKindOfContainerHasItsOwnWords() throws {
    let delete = try #require(OperationCatalogue.operation("assets", "delete"))

    #expect(delete.permission(in: .space) == "editor or admin of the project or space")
    #expect(
      delete.permission(in: .catalog) == "admin, or editor who owns or may edit the asset")
    #expect(delete.permission(in: nil) == delete.permission)
    let put = try #require(OperationCatalogue.operation("asset-files", "put"))
    #expect(put.permission(in: .catalog) == nil)
    #expect(put.permission(in: .project) == put.permission)
  }

  @Test(
    arguments: [
      ("PATCH /v2/assets/a1?project_id=p1&x=y", "update", ContainerID(.project, "p1")),
      ("GET /v2/catalogs/c1/members", "list-members", ContainerID(.catalog, "c1")),
      ("DELETE /v2/spaces/s1", "delete", ContainerID(.space, "s1")),
      ("GET /v2/catalogs?limit=3", "list", nil), ("GET /no/such", nil, nil), ("", nil, nil),
    ] as [(String, String?, ContainerID?)])
  func aLineSaysWhichOperationItIsAndWhere(text: String, verb: String?, container: ContainerID?) {
    let line = RequestLine(text)

    #expect(line.operation?.verb == verb)
    #expect(line.container == container)
  }
}
