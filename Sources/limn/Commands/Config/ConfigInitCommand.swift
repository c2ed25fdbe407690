import ArgumentParser
import Foundation
import PlatformClient
import PlatformModel
import Workers

/// `limn config init`: asks what a context needs, tries to sign in, and writes it.
struct ConfigInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Set up a context: asks, tries to sign in, writes.",
    discussion: """
      Asks on the terminal for what the options do not say. With --url, --region or --ailake-url \
      nothing is asked but a secret that is to be typed.
      """)

  @Option(help: "Name of the context; else the host.")
  var name: String?

  @OptionGroup var platforms: PlatformOptions

  @OptionGroup(title: "Where the secret comes from") var secret: SecretOptions

  @Option(
    name: .customLong("iam-url"),
    help: "Address of the identity provider, with --sign-in iam (or LIMN_IAM_URL).")
  var iamURL: String?

  @Flag(name: .customLong("no-check"), help: "Write it without trying to sign in.")
  var noCheck = false

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let path = Configuration.path(
      named: platforms.configuration.config, environment: environment)
    let draft = try given(environment)
    let written =
      draft.hasAddress
      ? try tried(draft, path, environment) : try asked(draft, path, environment)
    // Signing in took its time: the file may say more by now.
    try ConfigEditor.change(path) { try Self.add(written.name, written.lines, to: &$0) }
    Console.say("wrote the context \(written.name) to \(path)")
  }

  /// What was said is tried.
  private func tried(
    _ draft: ContextDraft, _ path: String, _ environment: [String: String]
  ) throws -> NewContext.Written {
    let written = try self.written(draft, path)
    do {
      try check(written, environment, [:])
    } catch let failure as CommandFailure {
      throw CommandFailure(
        code: failure.code,
        "\(failure.description); nothing was written (--no-check writes all the same)")
    }
    return written
  }

  /// Asks until it can be signed in with, or is to be written all the same. Answers stay: Enter takes
  /// each again.
  private func asked(
    _ draft: ContextDraft, _ path: String, _ environment: [String: String]
  ) throws -> NewContext.Written {
    var draft = draft
    let questions = try ContextQuestions(typesSecrets: !noCheck)
    defer { questions.end() }
    while true {
      let typed = try questions.complete(&draft, taken: taken(path))
      let written = try self.written(draft, path)
      do {
        try check(written, environment, typed)
        return written
      } catch let failure as CommandFailure where failure.code != 130 {
        Console.warn(failure.description)
        switch try questions.next() {
        case .change: continue
        case .write: return written
        case .stop: throw CommandFailure(code: failure.code, "nothing was written")
        }
      }
    }
  }

  /// The configuration with the context in it; not on disk yet.
  private func written(_ draft: ContextDraft, _ path: String) throws -> NewContext.Written {
    let chosen = name ?? platforms.configuration.context ?? draft.name ?? draft.host
    guard ConfigFile.isName(chosen) else {
      throw UsageProblem(
        "--name: '\(ConfigCheck.shown(chosen))' is no name for a context: letters, digits, '.', "
          + "'_' and '-' are")
    }
    var editor = try ConfigEditor(path: path)
    try Self.add(chosen, draft.lines, to: &editor)
    return NewContext.Written(name: chosen, lines: draft.lines, editor: editor)
  }

  private static func add(
    _ name: String, _ lines: [String], to editor: inout ConfigEditor
  ) throws {
    try editor.add(name, body: lines)
    let isFirst = ConfigReader.read(editor.text, path: editor.path).current == nil
    if isFirst { try editor.setCurrent(name) }
  }

  private func taken(_ path: String) -> [String] {
    (FileManager.default.contents(atPath: path).flatMap { String(validating: $0, as: UTF8.self) })
      .map { ConfigReader.read($0, path: path).contexts.map(\.name) } ?? []
  }

  /// What the options say.
  private func given(_ environment: [String: String]) throws -> ContextDraft {
    var draft = ContextDraft()
    for (key, value) in try platforms.flags() { draft.values[key] = Self.found(value.value, key) }
    if let iamURL {
      draft.values[.iamURL] = try ContextResolver.value(iamURL, of: .iamURL, from: "--iam-url")
    }
    for (key, text) in secret.values { draft.values[key] = Self.found(.text(text), key) }
    if secret.prompt { draft.values[.secretPrompt] = .flag(true) }
    return draft
  }

  /// A file that is named here lies here, not beside the configuration.
  private static func found(_ value: ConfigValue, _ key: ConfigKey) -> ConfigValue {
    guard key.kind == .file, !value.text.isEmpty, !value.text.hasPrefix("~") else { return value }
    let here = FileManager.default.currentDirectoryPath
    return .text(UserPath.expanded(value.text, [:], in: here))
  }

  // MARK: Trying

  /// Refuses what could not be read again, and what nobody can sign in with. Throws `CommandFailure`.
  private func check(
    _ written: NewContext.Written, _ environment: [String: String], _ typed: [String: Secret]
  ) throws {
    let editor = written.editor
    let file = ConfigReader.read(editor.text, path: editor.path)
    if let problem = file.problems(for: written.name).first { throw UsageProblem(problem.text) }
    guard !noCheck else { return }
    let resolver = ContextResolver(environment: [:], file: file, contextFlag: written.name)
    let values = NewContext.unwritten(try resolver.resolve(), environment)
    let settings = PlatformSettings(values: values, environment: environment)
    let isTyped = ConfigKey.secrets.allSatisfy { values.values[$0] == nil || $0 == .secretPrompt }
    Console.note("signing in to \(settings.host) …")
    var typed = typed
    for attempt in 1... {
      do {
        return try signIn(settings, typed)
      } catch let error as PlatformError {
        guard error.cause == .signedOut, isTyped, attempt < Self.attempts, Console.canAsk else {
          throw CommandFailure(error)
        }
        // A slip of the finger is no reason to begin anew.
        Console.warn("that was not accepted; once more")
        typed = [:]
      }
    }
  }

  /// How often what is typed may be wrong.
  private static let attempts = 3

  private func signIn(_ settings: PlatformSettings, _ typed: [String: Secret]) throws {
    let (_, connect) = try settings.connections(takesKept: false, typed: typed)
    let platforms = connect { _ in }
    if settings.url != nil {
      let user = try platforms.platform.connect("platform").whoSignsIn()
      Console.note("signed in as \(user.displayName)")
    }
    if settings.aiLakeURL != nil {
      _ = try platforms.aiLake.connect("AI Lake").objectStorages()
      Console.note("AI Lake answers")
    }
  }
}

/// Where a new context's secrets come from.
struct SecretOptions: ParsableArguments {
  @Option(
    name: .customLong("secret-env"),
    help: ArgumentHelp("A variable of the environment.", valueName: "variable"))
  var variable: String?

  @Option(
    name: .customLong("secret-command"),
    help: ArgumentHelp(
      "What a command prints first, such as 'pass show cpd'.", valueName: "command"))
  var command: String?

  @Option(
    name: .customLong("secret-file"),
    help: ArgumentHelp("The first line of a file only you can read.", valueName: "file"))
  var file: String?

  @Option(
    name: .customLong("secret-keyring"),
    help: ArgumentHelp(
      "What the keyring has for these attributes: 'service limn account ana'.",
      valueName: "attributes"))
  var keyring: String?

  @Flag(name: .customLong("secret-prompt"), help: "Typed whenever it is needed.")
  var prompt = false

  @Option(
    name: .customLong("ailake-secret-env"),
    help: ArgumentHelp("The same for AI Lake's token.", valueName: "variable"))
  var aiLakeVariable: String?

  @Option(
    name: .customLong("ailake-secret-command"),
    help: ArgumentHelp("The same for AI Lake's token.", valueName: "command"))
  var aiLakeCommand: String?

  @Option(
    name: .customLong("ailake-secret-file"),
    help: ArgumentHelp("The same for AI Lake's token.", valueName: "file"))
  var aiLakeFile: String?

  @Option(
    name: .customLong("ailake-secret-keyring"),
    help: ArgumentHelp("The same for AI Lake's token.", valueName: "attributes"))
  var aiLakeKeyring: String?

  var values: [(ConfigKey, String)] {
    let all: [(ConfigKey, String?)] = [
      (.secretVariable, variable), (.secretCommand, command), (.secretFile, file),
      (.secretKeyring, keyring), (.aiLakeSecretVariable, aiLakeVariable),
      (.aiLakeSecretCommand, aiLakeCommand), (.aiLakeSecretFile, aiLakeFile),
      (.aiLakeSecretKeyring, aiLakeKeyring),
    ]
    return all.compactMap { key, text in text.map { (key, $0) } }
  }
}
