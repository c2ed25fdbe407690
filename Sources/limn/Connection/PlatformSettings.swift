import ExplorerModel
import ExplorerUI
import Foundation
import PlatformClient
import PlatformModel
import Workers

/// Which platforms, and who asks: what holds for this run, made ready to be connected with.
struct PlatformSettings: Sendable {
  let values: ContextValues
  let environment: [String: String]
  /// Nil: nothing is recorded.
  var trace: TraceOptions?

  typealias Connect = (@escaping @Sendable (Exchange) -> Void) -> Platforms

  /// The address of Cloud Pak for Data, watsonx or the region of IBM Cloud.
  var url: String? {
    values.text(.platformURL) ?? values.text(.region).flatMap(CloudRegion.address)
  }

  var aiLakeURL: String? { values.text(.aiLakeURL) }
  var user: String? { values.text(.user) }
  var isInsecure: Bool { !values.flag(.verifyTLS, else: true) }
  var isReadOnly: Bool { values.flag(.readOnly, else: false) }
  /// People work with what is there.
  var isProduction: Bool { values.flag(.production, else: false) }
  var theme: String? { values.text(.theme) }
  /// Which containers the context is about.
  var containers: ContainerScope {
    ContainerScope(include: values.list(.include), exclude: values.list(.exclude))
  }
  /// The container that is meant where none is said.
  var defaultContainer: String? { values.text(.defaultContainer) }
  /// The context, else the host.
  var name: String { values.name ?? host }

  /// The host, with its port where that is not the scheme's own: two platforms may share a host.
  var host: String { Self.host(of: url ?? aiLakeURL) }

  private static func host(of address: String?) -> String {
    guard let address = address.flatMap({ URL(string: $0) }), let host = address.host else {
      return ""
    }
    let usual = address.scheme?.lowercased() == "http" ? 80 : 443
    guard let port = address.port, port != usual else { return host }
    return (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
  }

  /// Whose tokens are kept: the context, else user, host and port. No name of a context has a colon.
  var owner: String {
    if let name = values.name { return name }
    let address = URL(string: url ?? aiLakeURL ?? "")
    let port = address?.port ?? (address?.scheme?.lowercased() == "http" ? 80 : 443)
    return (user.map { "\($0)@" } ?? "") + "\(address?.host ?? ""):\(port)"
  }

  func path(_ key: ConfigKey) -> String? {
    values.values[key].map { ContextPath.path($0, environment) }
  }

  /// Why nothing may be changed; nil if that is for the platform to say.
  var refusal: String? {
    isReadOnly ? "the context \(name) is read-only" : nil
  }

  /// Which platform it is, for questions: `prod (cpd.example.com), which is production`.
  func place(isAILake: Bool) -> String {
    let host = Self.host(of: (isAILake ? aiLakeURL : url) ?? aiLakeURL)
    let name = values.name.map { "\($0) (\(host))" } ?? host
    return name + (isProduction ? ", which is production" : "")
  }

  /// Throws `CommandFailure` with code 4 in a read-only context. `what` begins the sentence and says
  /// what is not done: `jobs start-run`.
  func requireWritable(_ what: String) throws {
    guard let refusal else { return }
    let origin = values.values[.readOnly].map { " (\($0.origin))" } ?? ""
    throw CommandFailure(code: 4, "\(what): \(refusal)\(origin); nothing was sent")
  }

  /// The keys of the explorer. Throws `UsageProblem` with the line that is wrong.
  func keymap() throws -> Keymap {
    do {
      return values.keys.isEmpty ? .standard : try Keymap(overrides: values.keys)
    } catch {
      throw UsageProblem(error.words)
    }
  }

  // MARK: Connecting

  /// What to show of the context, and how to connect. Everything that can be wrong with the settings
  /// is found here, before the screen opens, and what must be typed is asked for; throws
  /// `UsageProblem`. No command runs and no file with a secret is read before the first call.
  ///
  /// - Parameters:
  ///   - takesKept: whether a token `limn login` has kept will do.
  ///   - typed: secrets that were typed already, by what they are: `password`.
  func connections(
    takesKept: Bool = true, typed known: [String: Secret] = [:]
  ) throws -> (ContextInfo, Connect) {
    let planner = SignInPlanner(
      values: values, environment: environment, owner: owner, takesKept: takesKept)
    let platform = try url.map { url in
      (try checked(url, .platformURL), try typed(try planner.platform(at: url), at: url, known))
    }
    let aiLake = try aiLakeURL.map { url in
      (try checked(url, .aiLakeURL), try typed(try planner.aiLake(), at: url, known))
    }
    let settings = try transportSettings()
    let transport = Connection<HTTPTransport> { [settings] () throws(PlatformError) in
      try HTTPTransport.connecting(settings)
    }
    let reader = SecretReader(environment: environment, secrets: secretVariables)
    let refusal = refusal.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    let recorded = try trace?.open()
    let connect: Connect = { listener in
      let onExchange = recorded.noting(listener)
      return Platforms(
        platform: platform.map { url, plan in
          let vault = SecretVault(plan.source, reader: reader)
          return Connection { () throws(PlatformError) in
            let client: PlatformClient = try .connecting(
              to: url, as: plan.credentials(from: vault), over: transport.client(),
              onExchange: onExchange)
            return refusal.map(client.refusingChanges) ?? client
          }
        },
        aiLake: aiLake.map { url, plan in
          let vault = SecretVault(plan.source, reader: reader)
          return Connection { () throws(PlatformError) in
            let client: AILakeClient = try .connecting(
              to: url, as: plan.credentials(from: vault), over: transport.client(),
              onExchange: onExchange)
            return refusal.map(client.refusingChanges) ?? client
          }
        })
    }
    return (contextInfo(platform?.1), connect)
  }

  private func contextInfo(_ plan: SignInPlan?) -> ContextInfo {
    var info = ContextInfo(
      name: name, user: plan?.user, host: host, isInsecure: isInsecure || isOpen,
      hasPlatform: url != nil, hasAILake: aiLakeURL != nil, isReadOnly: isReadOnly,
      isProduction: isProduction, scope: containers, defaultContainer: defaultContainer)
    info.webAddress = url.flatMap(CloudRegion.webAddress)
    return info
  }

  /// How limn talks to whatever is at the addresses. Throws `UsageProblem` if a file is not there.
  func transportSettings() throws -> HTTPTransport.Settings {
    for key in [ConfigKey.caFile, .clientCertificate, .clientKey] {
      guard let entry = values.values[key], let file = path(key) else { continue }
      guard FileManager.default.isReadableFile(atPath: file) else {
        throw UsageProblem("\(entry.origin): \(key.rawValue): \(file) cannot be read")
      }
    }
    let settings = HTTPTransport.Settings(
      trustFile: path(.caFile), verifiesTLS: !isInsecure,
      clientCertificate: path(.clientCertificate), clientKey: path(.clientKey),
      proxy: values.text(.proxy), environment: environment)
    do {
      try HTTPTransport.check(settings)
    } catch {
      throw UsageProblem("\(error)")
    }
    return settings
  }

  private func checked(_ url: String, _ key: ConfigKey) throws -> String {
    do {
      _ = try BaseURL(url)
    } catch {
      throw UsageProblem("\(values.values[key]?.origin ?? .standard): \(error)")
    }
    return url
  }

  /// The plan with the secret in it if it must be typed.
  private func typed(
    _ plan: SignInPlan, at url: String, _ known: [String: Secret]
  ) throws -> SignInPlan {
    guard case .prompt(let what) = plan.source else { return plan }
    if let secret = known[what] {
      var plan = plan
      plan.source = .typed(secret)
      return plan
    }
    let host = URL(string: url)?.host ?? url
    let who = plan.user.map { "\($0) at \(host)" } ?? host
    var plan = plan
    plan.source = .typed(
      try SecretPrompt.secret(
        "\(what.prefix(1).uppercased())\(what.dropFirst()) of \(who): ",
        advice: advice(for: plan, what, who)))
    return plan
  }

  /// Where the secret could come from when nobody can be asked.
  private func advice(for plan: SignInPlan, _ what: String, _ who: String) -> String {
    let variable = what.hasSuffix("AI Lake") ? "LIMN_AILAKE_TOKEN" : plan.kind.variable
    return "the \(what) of \(who) is not known and there is no terminal to ask at: "
      + "set \(variable), or a secret in the configuration (limn config init)"
  }
}

extension SignInPlan {
  /// Blocks while the secret is being read.
  func credentials(from vault: SecretVault) throws(PlatformError) -> Credentials {
    let secret = try vault.secret()
    do {
      return try credentials(secret)
    } catch {
      throw PlatformError(cause: .noSecret(error.description), request: "")
    }
  }
}
