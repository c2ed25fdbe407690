import Foundation
import PlatformClient
import PlatformModel

/// Finds out how to sign in: from what was said, what is in the environment and what is kept. Reads
/// no secret but those that stand in a variable.
struct SignInPlanner {
  let values: ContextValues
  let environment: [String: String]
  /// Whose tokens are kept: `PlatformSettings.owner`.
  let owner: String
  /// Whether what `limn login` has kept will do.
  var takesKept = true

  /// For Cloud Pak for Data, watsonx and IBM Cloud. Throws `UsageProblem`, and `CommandFailure` with 4
  /// if it is not known who signs in.
  func platform(at address: String) throws -> SignInPlan {
    let stated = values.text(.signIn).flatMap(SignInKind.init(rawValue:))
    let (said, source) = try platformSource(stated)
    let kind = kind(said, stated: stated, at: address)
    try refuseUser(besides: source, of: kind)
    let user = kind.needsUser ? values.text(.user) : nil
    var plan = SignInPlan(
      kind: kind, user: user, account: values.text(.account), iamURL: values.text(.iamURL),
      source: source ?? .prompt(kind.secretName))
    if let kept = kept(for: plan, address, besides: source) { plan.source = .kept(kept) }
    if kind.needsUser, user == nil {
      throw CommandFailure(
        code: 4,
        "nobody is there to sign in: --user is missing (with LIMN_PASSWORD or LIMN_API_KEY in the environment), or "
          + "LIMN_TOKEN")
    }
    if kind == .iam, plan.iamURL == nil {
      throw UsageProblem("platform.iam-url is missing, or LIMN_IAM_URL: where iam signs in")
    }
    return plan
  }

  /// For AI Lake, which knows tokens only.
  func aiLake() throws -> SignInPlan {
    let variable = "LIMN_AILAKE_TOKEN"
    let source: SecretSource? =
      isSet(variable)
      ? .variable(variable, place: .environment(variable))
      : try source(in: ConfigKey.aiLakeSecrets, "token for AI Lake")
    return SignInPlan(kind: .token, source: source ?? .prompt("token for AI Lake"))
  }

  /// Who is named on the command line is meant; a token that is somebody else's would pass them over.
  private func refuseUser(besides source: SecretSource?, of kind: SignInKind) throws {
    guard kind == .token, case .flag(let option)? = values.values[.user]?.origin,
      case .variable(let variable, .environment)? = source
    else { return }
    throw UsageProblem(
      "\(option) and \(variable): a token says itself who signs in; leave \(option) out, "
        + "or unset \(variable)")
  }

  // MARK: What the secret is

  private func kind(_ said: SignInKind?, stated: SignInKind?, at address: String) -> SignInKind {
    switch (said, stated) {
    // A password and a key can be each of several; a token is always one.
    case (.token?, _): .token
    case (.password?, .iam?): .iam
    case (.apiKey?, .zenApiKey?): .zenApiKey
    case (.apiKey?, .ibmCloud?): .ibmCloud
    case (.apiKey?, nil) where CloudRegion.isCloud(address): .ibmCloud
    case (let said?, _): said
    case (nil, let stated?): stated
    case (nil, nil) where CloudRegion.isCloud(address): .ibmCloud
    case (nil, nil): values.text(.user) == nil && hasSource ? .token : .password
    }
  }

  private var hasSource: Bool { ConfigKey.secrets.contains { values.values[$0] != nil } }

  // MARK: Where it comes from

  /// The variables that are meant for limn, then the context, then what a notebook has. A kind that
  /// was said leaves out what is of another.
  private func platformSource(_ stated: SignInKind?) throws -> (SignInKind?, SecretSource?) {
    let own = stated?.variable
    let variables: [(String, SignInKind)] = [
      ("LIMN_TOKEN", .token), ("LIMN_API_KEY", .apiKey), ("LIMN_PASSWORD", .password),
    ]
    let there = variables.filter { isSet($0.0) && (!isKindSaid || $0.0 == own) }
    if let (name, kind) = there.first(where: { $0.0 == own }) ?? there.first {
      return (kind, .variable(name, place: .environment(name)))
    }
    if let source = try source(in: ConfigKey.secrets, "secret") { return (nil, source) }
    let notebook = ContextResolver.notebookToken
    if values.values[.platformURL]?.origin == .environment(ContextResolver.notebookURL),
      isSet(notebook), !isKindSaid || stated == .token
    {
      return (.token, .variable(notebook, place: .environment(notebook)))
    }
    return (nil, nil)
  }

  private func source(in keys: [ConfigKey], _ what: String) throws -> SecretSource? {
    guard let key = keys.first(where: { values.values[$0] != nil }),
      let entry = values.values[key]
    else { return nil }
    switch key {
    case .secretVariable, .aiLakeSecretVariable:
      return .variable(entry.value.text, place: entry.origin)
    case .secretCommand, .aiLakeSecretCommand:
      if case .file(let path, _) = entry.origin, let problem = CommandTrust.problem(in: path) {
        throw UsageProblem("\(entry.origin): \(key.rawValue) is not run: \(problem)")
      }
      return .command(entry.value.text, place: entry.origin)
    case .secretFile, .aiLakeSecretFile:
      return .file(ContextPath.path(entry, environment), place: entry.origin)
    case .secretKeyring, .aiLakeSecretKeyring:
      return .keyring(entry.value.text, place: entry.origin)
    default: return nil
    }
  }

  /// On the command line or in the environment, for this run; the kind in a file is that of the
  /// secret there.
  private var isKindSaid: Bool {
    switch values.values[.signIn]?.origin {
    case .flag, .environment: true
    case .file, .standard, nil: false
    }
  }

  private func isSet(_ variable: String) -> Bool { environment[variable]?.isEmpty == false }

  // MARK: What is kept

  /// A token `limn login` has kept, unless the environment says a secret.
  private func kept(
    for plan: SignInPlan, _ address: String, besides source: SecretSource?
  ) -> Secret? {
    if case .variable(_, .environment)? = source { return nil }
    guard takesKept, plan.kind.hasToken else { return nil }
    do throws(StateFailure) {
      return try KeptToken(of: owner, in: Places(environment: environment).store)
        .read(address: address, user: plan.user, now: ClientClock.system.now())?.token
    } catch {
      Console.warn("the kept token cannot be read: \(error)")
      return nil
    }
  }
}

/// Files a context names: those of the file are beside it.
enum ContextPath {
  static func path(_ entry: Sourced<ConfigValue>, _ environment: [String: String]) -> String {
    var folder: String?
    if case .file(let path, _) = entry.origin {
      folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
    return UserPath.expanded(entry.value.text, environment, in: folder)
  }
}
