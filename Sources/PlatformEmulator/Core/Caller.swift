/// Who is signed in.
struct Caller: Hashable, Sendable {
  var id: String
  var userName: String
  /// An administrator of the platform, who may do everything in every container.
  var isAdministrator: Bool
  /// What the caller brought instead of signing in: checked, and good for this one request.
  var signature: FileSignature?

  /// Nobody: for the calls that sign in, and for AI Lake, whose token belongs to no user.
  static let nobody = Caller(id: "", userName: "", isAdministrator: false)
}
