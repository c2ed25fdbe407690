import ExplorerModel
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gets secrets from where they are. Blocks for as long as a command takes.
struct SecretReader: Sendable {
  let environment: [String: String]
  /// Variables that hold secrets: what brings one is not given the others.
  var secrets = SecretVariables.standard
  /// How long a command may take; somebody may have to type a passphrase elsewhere.
  var patience: Duration = .seconds(60)

  func secret(from source: SecretSource) throws(SecretProblem) -> Secret {
    switch source {
    case .variable(let name, let place): try variable(name, place)
    case .command(let command, let place): try self.command(command, place)
    case .file(let path, let place): try file(path, place)
    case .keyring(let attributes, let place): try keyring(attributes, place)
    case .kept(let secret), .typed(let secret): secret
    case .prompt(let what): throw SecretProblem("the \(what) was not typed")
    }
  }

  private func variable(_ name: String, _ place: Origin) throws(SecretProblem) -> Secret {
    guard let value = environment[name], !value.isEmpty else {
      throw SecretProblem("\(name) is not set in the environment\(Self.named(place))")
    }
    return Secret(value)
  }

  // MARK: Files

  /// A file others may read is refused: whatever is in it is no secret any more.
  private func file(_ path: String, _ place: Origin) throws(SecretProblem) -> Secret {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno)).lowercased()
      throw SecretProblem("\(path) cannot be read (\(reason))\(Self.named(place))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SecretProblem("\(path) is no file\(Self.named(place))")
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw SecretProblem("\(path) belongs to another user\(Self.named(place))")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw SecretProblem(
        "\(path) can be read by others: chmod 600 \(ShellWord.quoted(path)) mends that")
    }
    return try Self.firstLine(Self.bytes(of: descriptor), of: path)
  }

  private static func bytes(of descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(0, count)))
  }

  // MARK: Commands

  /// The shell reads it. Its arguments are not repeated: they may be secrets.
  private func command(_ command: String, _ place: Origin) throws(SecretProblem) -> Secret {
    let words = CommandWords(command)
    return try run(
      ["/bin/sh", "-c", command], named: "the command" + (words.program.map { " \($0)" } ?? ""),
      place, masking: words.masking)
  }

  private func run(
    _ arguments: [String], named name: String, _ place: Origin, ifSilent advice: String = "",
    masking: (String) -> String = { $0 }
  ) throws(SecretProblem) -> Secret {
    // It brings a secret; others are none of its business.
    let child = SecretCommand(
      arguments: arguments,
      environment: environment.filter { !secrets.contains($0.key) },
      patience: patience)
    let result: SecretCommand.Result
    do {
      result = try child.run()
    } catch {
      throw SecretProblem("\(name) could not be run: \(error)\(Self.named(place))")
    }
    switch result.end {
    case .tooLate:
      throw SecretProblem(
        "\(name) took longer than \(patience.components.seconds) s\(Self.named(place))")
    case .exited(0): break
    case .exited(let code):
      let words = Self.words(result.errors).map { ": \(masking($0))" } ?? advice
      throw SecretProblem("\(name) failed with \(code)\(Self.named(place))\(words)")
    case .killed(let signal):
      throw SecretProblem("\(name) was ended by signal \(signal)\(Self.named(place))")
    }
    return try Self.firstLine(result.output, of: name)
  }

  /// Attributes go to `secret-tool` as they are: no shell reads them.
  private func keyring(_ attributes: String, _ place: Origin) throws(SecretProblem) -> Secret {
    let words = attributes.split(separator: " ").map(String.init)
    guard words.count >= 2, words.count % 2 == 0 else {
      throw SecretProblem(
        "keyring is pairs of names and values, such as 'service limn account ana'"
          + Self.named(place))
    }
    guard let tool = Self.program("secret-tool", environment) else {
      throw SecretProblem(
        "secret-tool is not installed, which asks the keyring (Debian: apt install "
          + "libsecret-tools)\(Self.named(place))")
    }
    return try run(
      [tool, "lookup"] + words, named: "secret-tool lookup \(attributes)", place,
      ifSilent: ": the keyring has nothing there; secret-tool store --label=limn \(attributes) "
        + "puts it there")
  }

  static func program(_ name: String, _ environment: [String: String]) -> String? {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  // MARK: Words

  private static func firstLine(
    _ bytes: [UInt8], of name: String
  ) throws(SecretProblem) -> Secret {
    let line = bytes.prefix { $0 != 0x0a && $0 != 0x0d }
    guard !line.isEmpty else { throw SecretProblem("\(name) has an empty first line") }
    guard let text = String(validating: line, as: UTF8.self),
      !line.contains(where: { $0 < 0x20 || $0 == 0x7f })
    else { throw SecretProblem("the first line of \(name) is no text") }
    return Secret(text)
  }

  /// The last line a command said, where tools put the reason.
  private static func words(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let last = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    return last.map { TextInput.oneLine(String($0.prefix(200))) }
  }

  private static func named(_ place: Origin) -> String {
    switch place {
    case .file, .flag: " (\(place))"
    case .environment, .standard: ""
    }
  }
}
