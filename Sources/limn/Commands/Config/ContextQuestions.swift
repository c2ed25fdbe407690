import Foundation

/// Asks on the terminal what a context needs.
struct ContextQuestions {
  private let prompt: SecretPrompt

  /// Throws `UsageProblem` if there is no terminal.
  init() throws {
    guard let prompt = SecretPrompt() else {
      throw UsageProblem(
        "there is no terminal to ask at: say it with --url, --region or --ailake-url, --user, "
          + "--secret-env and their like (limn config init --help)")
    }
    self.prompt = prompt
  }

  func end() { prompt.end() }

  /// `taken`: names there are already.
  func complete(_ draft: inout ContextDraft, taken: [String]) throws {
    prompt.put("Enter takes what is in brackets; ctrl-c ends without writing anything.\r\n")
    try askForAddress(&draft)
    try askForSignIn(&draft)
    try askForAILake(&draft)
    try askForTrust(&draft)
    draft.name = try ask("Name of the context", else: draft.host) { name in
      guard ConfigFile.isName(name) else { return "letters, digits, '.', '_' and '-' are a name" }
      return taken.contains(name) ? "there is a context '\(name)' already" : nil
    }
  }

  // MARK: The questions

  private func askForAddress(_ draft: inout ContextDraft) throws {
    let hint = "Address of Cloud Pak for Data, or region of IBM Cloud (nothing: AI Lake alone)"
    let text = try ask(hint, else: "") { text in
      if text.isEmpty || CloudRegion.address(of: text) != nil { return nil }
      return ConfigCheck.problem(with: text, of: .platformURL)
    }
    guard !text.isEmpty else { return }
    draft.values[CloudRegion.address(of: text) == nil ? .platformURL : .region] = .text(text)
  }

  private func askForSignIn(_ draft: inout ContextDraft) throws {
    guard draft.hasAddress else { return }
    let isCloud = draft.values[.region] != nil
    let names = SignInKind.allCases.map(\.rawValue)
    let text = try ask(
      "What signs in (\(names.joined(separator: ", ")))", else: isCloud ? "ibm-cloud" : "password"
    ) { names.contains($0) ? nil : "there are \(names.joined(separator: ", "))" }
    guard let kind = SignInKind(rawValue: text) else { return }
    draft.values[.signIn] = .text(text)
    if kind.needsUser {
      draft.values[.user] = .text(
        try ask("User", else: "") { $0.isEmpty ? "a user is needed" : nil })
    }
    if kind == .iam {
      draft.values[.iamURL] = .text(
        try ask("Address of the identity provider", else: "") {
          ConfigCheck.problem(with: $0, of: .iamURL)
        })
    }
    try askForSource(
      kind.secretName, ConfigKey.secrets, account: draft.values[.user]?.text, &draft)
  }

  private func askForAILake(_ draft: inout ContextDraft) throws {
    let text = try ask("Address of GoodData AI Lake (nothing: none)", else: "") { text in
      if text.isEmpty { return draft.hasAddress ? nil : "one of the two is needed" }
      return ConfigCheck.problem(with: text, of: .aiLakeURL)
    }
    guard !text.isEmpty else { return }
    draft.values[.aiLakeURL] = .text(text)
    try askForSource("token of AI Lake", ConfigKey.aiLakeSecrets, account: "ailake", &draft)
  }

  private func askForTrust(_ draft: inout ContextDraft) throws {
    let isEncrypted = [ConfigKey.platformURL, .aiLakeURL].contains {
      draft.values[$0]?.text.lowercased().hasPrefix("https") == true
    }
    guard isEncrypted else { return }
    let text = try ask(
      "File with the certificates to trust (nothing: those of this machine)", else: ""
    ) { path in
      let file = UserPath.expanded(path, ProcessInfo.processInfo.environment)
      return path.isEmpty || FileManager.default.isReadableFile(atPath: file)
        ? nil : "\(file) cannot be read"
    }
    if !text.isEmpty { draft.values[.caFile] = .text(text) }
  }

  // MARK: Where a secret comes from

  /// `keys`: variable, command, file, keyring, prompt.
  private func askForSource(
    _ what: String, _ keys: [ConfigKey], account: String?, _ draft: inout ContextDraft
  ) throws {
    let names = ["env", "command", "file", "keyring", "prompt"]
    let text = try ask(
      "Where does the \(what) come from (\(names.joined(separator: ", ")))", else: "prompt"
    ) { names.contains($0) ? nil : "there are \(names.joined(separator: ", "))" }
    guard let index = names.firstIndex(of: text) else { return }
    let questions = [
      "Name of the variable", "Command that prints it", "File only you can read",
      "Attributes in the keyring",
    ]
    guard index < questions.count else {
      draft.values[keys[index]] = .flag(true)
      return
    }
    let standard = index == 3 ? "service limn account \(account ?? draft.host)" : ""
    draft.values[keys[index]] = .text(
      try ask(questions[index], else: standard) { $0.isEmpty ? "something is needed" : nil })
  }

  // MARK: Asking

  func agree(_ question: String) throws -> Bool {
    let words = ["yes", "no"]
    return try ask("\(question) (yes, no)", else: "no") {
      words.contains($0) ? nil : "yes or no"
    } == "yes"
  }

  /// Asks until `problem` has none.
  private func ask(
    _ question: String, else standard: String, _ problem: (String) -> String?
  ) throws -> String {
    while true {
      let suffix = standard.isEmpty ? "" : " [\(standard)]"
      let typed = try prompt.ask("\(question)\(suffix): ", echoes: true)
      let text = typed.isEmpty ? standard : typed
      guard let why = problem(text) else { return text }
      prompt.put("  \(why)\r\n")
    }
  }
}
