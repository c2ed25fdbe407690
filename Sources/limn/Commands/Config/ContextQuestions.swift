import Foundation
import Nouns

/// Asks on the terminal what a context needs. What was answered before is offered again.
struct ContextQuestions {
  private let prompt: SecretPrompt
  /// Secrets that are to be typed are typed right where they are asked about, so that nobody types
  /// one into the next question.
  private let typesSecrets: Bool

  /// What to do about a context that nobody can sign in with.
  enum Next: String, CaseIterable {
    case change, write, stop
  }

  /// Throws `UsageProblem` if there is no terminal.
  init(typesSecrets: Bool) throws {
    guard let prompt = SecretPrompt() else {
      throw UsageProblem(
        "there is no terminal to ask at: say it with --url, --region or --ailake-url, --user, "
          + "--secret-env and their like (limn config init --help)")
    }
    self.prompt = prompt
    self.typesSecrets = typesSecrets
  }

  func end() { prompt.end() }

  /// Returns the secrets that were typed, by what they are.
  ///
  /// - Parameter taken: names there are already.
  func complete(_ draft: inout ContextDraft, taken: [String]) throws -> [String: Secret] {
    prompt.put("Enter takes what is in brackets; ctrl-c ends without writing anything.\r\n")
    var typed: [String: Secret] = [:]
    try askForAddress(&draft)
    try askForSignIn(&draft, &typed)
    try askForAILake(&draft, &typed)
    try askForTrust(&draft)
    draft.name = try ask("Name of the context", else: draft.name ?? draft.host) { name in
      guard ConfigFile.isName(name) else { return "letters, digits, '.', '_' and '-' are a name" }
      return taken.contains(name) ? "there is a context '\(name)' already" : nil
    }
    return typed
  }

  /// What now, as nobody could sign in.
  func next() throws -> Next {
    let words = Next.allCases.map(\.rawValue)
    let text = try ask(
      "Change the answers, write it all the same, or stop (\(words.joined(separator: ", ")))",
      else: Next.change.rawValue
    ) { text in
      Self.word(text, of: words) == nil ? "there are \(words.joined(separator: ", "))" : nil
    }
    return Self.word(text, of: words).flatMap(Next.init(rawValue:)) ?? .stop
  }

  /// The one of `words` that begins so.
  private static func word(_ text: String, of words: [String]) -> String? {
    text.isEmpty ? nil : words.first { $0.hasPrefix(text.lowercased()) }
  }

  // MARK: The questions

  private func askForAddress(_ draft: inout ContextDraft) throws {
    let hint = "Address of Cloud Pak for Data, or region of IBM Cloud (nothing: AI Lake alone)"
    let before = draft.values[.platformURL] ?? draft.values[.region]
    let text = try ask(hint, else: before?.text ?? "") { text in
      if text.isEmpty || CloudRegion.address(of: text) != nil { return nil }
      return Self.addressProblem(text, .platformURL)
    }
    draft.values[.platformURL] = nil
    draft.values[.region] = nil
    guard !text.isEmpty, text != Self.nothing else { return }
    draft.values[CloudRegion.address(of: text) == nil ? .platformURL : .region] = .text(text)
  }

  /// Without what was typed: it may be a secret in the wrong place.
  private static func addressProblem(_ text: String, _ key: ConfigKey) -> String? {
    guard text != nothing, ConfigCheck.problem(with: text, of: key) != nil else { return nil }
    return "that is no address: it must start with https:// or http://, and have a host"
  }

  /// Takes an answer away that was given before.
  private static let nothing = "-"

  private func askForSignIn(_ draft: inout ContextDraft, _ typed: inout [String: Secret]) throws {
    guard draft.hasPlatform else { return }
    let isCloud = draft.values[.region] != nil
    let names = SignInKind.allCases.map(\.rawValue)
    let standard = draft.values[.signIn]?.text ?? (isCloud ? "ibm-cloud" : "password")
    let text = try ask("What signs in (\(names.joined(separator: ", ")))", else: standard) {
      names.contains($0) ? nil : "there are \(names.joined(separator: ", "))"
    }
    guard let kind = SignInKind(rawValue: text) else { return }
    draft.values[.signIn] = .text(text)
    if kind.needsUser {
      draft.values[.user] = .text(
        try ask("User", else: draft.values[.user]?.text ?? "") {
          $0.isEmpty ? "a user is needed" : nil
        })
    }
    if kind == .iam {
      draft.values[.iamURL] = .text(
        try ask("Address of the identity provider", else: draft.values[.iamURL]?.text ?? "") {
          Self.addressProblem($0, .iamURL)
        })
    }
    let user = draft.values[.user]?.text
    try askForSource(kind.secretName, ConfigKey.secrets, account: user, &draft, &typed)
  }

  private func askForAILake(_ draft: inout ContextDraft, _ typed: inout [String: Secret]) throws {
    let before = draft.values[.aiLakeURL]?.text ?? ""
    let text = try ask("Address of GoodData AI Lake (nothing: none)", else: before) { text in
      if text.isEmpty || text == Self.nothing {
        return draft.hasPlatform ? nil : "one of the two is needed"
      }
      return Self.addressProblem(text, .aiLakeURL)
    }
    draft.values[.aiLakeURL] = nil
    guard !text.isEmpty, text != Self.nothing else { return }
    draft.values[.aiLakeURL] = .text(text)
    try askForSource(
      "token for AI Lake", ConfigKey.aiLakeSecrets, account: "ailake", &draft, &typed)
  }

  private func askForTrust(_ draft: inout ContextDraft) throws {
    let isEncrypted = [ConfigKey.platformURL, .aiLakeURL].contains {
      draft.values[$0]?.text.lowercased().hasPrefix("https") == true
    }
    guard isEncrypted else { return }
    let text = try ask(
      "File with the certificates to trust (nothing: those of this machine)",
      else: draft.values[.caFile]?.text ?? ""
    ) { path in
      if path == Self.nothing { return nil }
      let file = UserPath.expanded(path, ProcessInfo.processInfo.environment)
      return path.isEmpty || FileManager.default.isReadableFile(atPath: file)
        ? nil : "\(file) cannot be read"
    }
    draft.values[.caFile] = text.isEmpty || text == Self.nothing ? nil : .text(text)
  }

  // MARK: Where a secret comes from

  /// `keys`: variable, command, file, keyring, prompt.
  private func askForSource(
    _ what: String, _ keys: [ConfigKey], account: String?, _ draft: inout ContextDraft,
    _ typed: inout [String: Secret]
  ) throws {
    let names = ["env", "command", "file", "keyring", "prompt"]
    let before = keys.firstIndex { draft.values[$0] != nil }
    let text = try ask(
      "Where does the \(what) come from (\(names.joined(separator: ", ")))",
      else: before.map { names[$0] } ?? "prompt"
    ) { names.contains($0) ? nil : "there are \(names.joined(separator: ", "))" }
    guard let index = names.firstIndex(of: text) else { return }
    let said = index == before ? draft.values[keys[index]]?.text : nil
    for key in keys { draft.values[key] = nil }
    let questions = [
      "Name of the variable", "Command that prints it", "File only you can read",
      "Attributes in the keyring",
    ]
    guard index < questions.count else {
      draft.values[keys[index]] = .flag(true)
      if typesSecrets { try typeSecret(what, &typed) }
      return
    }
    let standard = index == 3 ? "service limn account \(account ?? draft.host)" : ""
    draft.values[keys[index]] = .text(
      try ask(questions[index], else: said ?? standard) {
        $0.isEmpty ? "something is needed" : nil
      })
  }

  /// It is not shown, and not written.
  private func typeSecret(_ what: String, _ typed: inout [String: Secret]) throws {
    let name = what.prefix(1).uppercased() + what.dropFirst()
    let text = try prompt.ask("\(name), to try it (it is not kept): ", echoes: false)
    if !text.isEmpty { typed[what] = Secret(text) }
  }

  // MARK: Asking

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
