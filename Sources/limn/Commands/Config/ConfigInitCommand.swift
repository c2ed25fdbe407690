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
    var draft = try given(environment)
    let asks = !draft.hasAddress
    if asks {
      let questions = try ContextQuestions()
      defer { questions.end() }
      try questions.complete(&draft, taken: taken(path))
    }
    let chosen = name ?? platforms.configuration.context ?? draft.name ?? draft.host
    guard ConfigFile.isName(chosen) else {
      throw UsageProblem(
        "--name: '\(ConfigCheck.shown(chosen))' is no name for a context: letters, digits, '.', "
          + "'_' and '-' are")
    }
    var editor = try ConfigEditor(path: path)
    try Self.add(chosen, draft.lines, to: &editor)
    try check(editor, chosen, environment, asks: asks)
    // Signing in took its time: the file may say more by now.
    try ConfigEditor.change(path) { try Self.add(chosen, draft.lines, to: &$0) }
    Console.say("wrote the context \(chosen) to \(path)")
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
    for (key, value) in try platforms.flags() { draft.values[key] = value.value }
    if let iamURL {
      draft.values[.iamURL] = try ContextResolver.value(iamURL, of: .iamURL, from: "--iam-url")
    }
    for (key, text) in secret.values { draft.values[key] = .text(text) }
    if secret.prompt { draft.values[.secretPrompt] = .flag(true) }
    return draft
  }

  // MARK: Trying

  /// Refuses what could not be read again, and what nobody can sign in with.
  private func check(
    _ editor: ConfigEditor, _ name: String, _ environment: [String: String], asks: Bool
  ) throws {
    let file = ConfigReader.read(editor.text, path: editor.path)
    if let problem = file.problems(for: name).first { throw UsageProblem(problem.text) }
    guard !noCheck else { return }
    let resolver = ContextResolver(environment: [:], file: file, contextFlag: name)
    let values = NewContext.unwritten(try resolver.resolve(), environment)
    let settings = PlatformSettings(values: values, environment: environment)
    Console.note("signing in to \(settings.host) …")
    do {
      let (_, connect) = try settings.connections(takesKept: false)
      let platforms = connect { _ in }
      if settings.url != nil {
        let user = try platforms.platform.connect("platform").whoSignsIn()
        Console.note("signed in as \(user.displayName)")
      }
      if settings.aiLakeURL != nil {
        _ = try platforms.aiLake.connect("AI Lake").objectStorages()
        Console.note("AI Lake answers")
      }
    } catch let error as PlatformError {
      let failure = CommandFailure(error)
      // What was typed is not lost because a password was.
      if asks {
        Console.warn(failure.description)
        let questions = try ContextQuestions()
        defer { questions.end() }
        if try questions.agree("Write it all the same") { return }
      }
      throw CommandFailure(
        code: failure.code,
        "\(failure.description); nothing was written (--no-check writes all the same)")
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
