import PlatformClient

/// How to sign in at a platform, and where the secret for it comes from; the secret itself is not in
/// it.
struct SignInPlan: Hashable, Sendable {
  var kind: SignInKind
  /// Who signs in; nil where the secret says it.
  var user: String?
  var account: String?
  /// Of the identity provider.
  var iamURL: String?
  var source: SecretSource

  /// Throws `SecretProblem` if something is missing.
  func credentials(_ secret: Secret) throws(SecretProblem) -> Credentials {
    // Nobody has to sign in with what is a token already.
    if case .kept = source { return .token(secret.text) }
    switch kind {
    case .token: return .token(Self.bare(secret.text))
    case .password:
      return .password(user: try known(user), password: secret.text, account: account)
    case .apiKey: return .apiKey(user: try known(user), key: secret.text, account: account)
    case .zenApiKey: return .zenApiKey(user: try known(user), key: secret.text)
    case .iam:
      return .identityProvider(
        try address(iamURL), user: try known(user), password: secret.text)
    case .ibmCloud:
      return .cloud(try address(iamURL ?? CloudRegion.identityAddress), key: secret.text)
    }
  }

  /// Without `Bearer`, as it stands in a header that was copied.
  private static func bare(_ token: String) -> String {
    let words = token.split(separator: " ")
    return words.count == 2 && words[0].lowercased() == "bearer" ? String(words[1]) : token
  }

  private func known(_ user: String?) throws(SecretProblem) -> String {
    guard let user else { throw SecretProblem("the user is not known") }
    return user
  }

  private func address(_ url: String?) throws(SecretProblem) -> BaseURL {
    do {
      return try BaseURL(url ?? "")
    } catch {
      throw SecretProblem("the address of the identity provider: \(error)")
    }
  }
}
