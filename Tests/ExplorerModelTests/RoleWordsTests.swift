import ExplorerModel
import PlatformModel
import Testing

/// What is said of roles where something is not permitted.
@Suite struct RoleWordsTests {
  private func error(_ standing: String?, _ permission: String?) -> PlatformError {
    var error = PlatformError(cause: .forbidden, request: "PATCH /v2/assets/a1", status: 403)
    error.standing = standing
    error.permission = permission
    return error
  }

  @Test(
    arguments: [
      (nil, nil, ""), ("viewer of this project", nil, ", who is viewer of this project"),
      (nil, "editor of the project", "; it takes editor of the project"),
      (
        "no member of this space", "viewer or higher",
        ", who is no member of this space; it takes viewer or higher"
      ),
    ] as [(String?, String?, String)])
  func whatIsKnownIsSaid(standing: String?, permission: String?, words: String) {
    let error = error(standing, permission)

    #expect(
      ChangeSentence.sentence(error, doing: "Saving customers")
        == "Saving customers is not allowed for this user\(words). Administrators there can give "
        + "you a role.")
    #expect(
      ErrorSentence.sentence(error, subject: "Assets of Finance")
        == "Assets of Finance may not be read by this user\(words). Administrators can give you a "
        + "role there.")
  }
}
