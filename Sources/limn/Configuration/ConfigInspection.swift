import ExplorerModel
import ExplorerUI
import Foundation
import PlatformClient

/// What is wrong with a configuration, on this machine too: files it names, themes, keys.
struct ConfigInspection {
  let file: ConfigFile
  let environment: [String: String]

  /// From top to bottom.
  var problems: [ConfigProblem] {
    var found = file.problems + themes + topKeys
    for context in file.contexts { found += files(context) + commands(context) + keys(context) }
    return found.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  // MARK: Files

  private func files(_ context: ConfigFile.Context) -> [ConfigProblem] {
    ConfigKey.allCases.filter { $0.kind == .file }.compactMap { key in
      guard let entry = context.values[key] else { return nil }
      let path = ContextPath.path(entry, environment)
      guard FileManager.default.isReadableFile(atPath: path) else {
        return problem(entry.line, context, "\(key.rawValue): \(path) cannot be read")
      }
      guard key == .secretFile || key == .aiLakeSecretFile else { return nil }
      return openness(of: path).map { problem(entry.line, context, "\(key.rawValue): \($0)") }
    }
  }

  /// They are not run from where others may have written them.
  private func commands(_ context: ConfigFile.Context) -> [ConfigProblem] {
    [ConfigKey.secretCommand, .aiLakeSecretCommand].compactMap { key in
      guard let entry = context.values[key] else { return nil }
      return CommandTrust.problem(in: file.path)
        .map { problem(entry.line, context, "\(key.rawValue): \($0)") }
    }
  }

  private func openness(of path: String) -> String? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return nil }
    return "\(path) can be read by others: chmod 600 \(ShellWord.quoted(path)) mends that"
  }

  // MARK: Themes and keys

  private var themes: [ConfigProblem] {
    let names = ThemeFiles(
      folders: Places(environment: environment).themes(executable: Launch.executable)
    ).names
    var found: [ConfigProblem] = []
    func check(_ name: String?, _ line: Int?, _ context: ConfigFile.Context?) {
      guard let name, !names.contains(name) else { return }
      let hint = Nearest.hint(name, among: names)
      found.append(
        problem(
          line, context,
          "there is no theme '\(ConfigCheck.shown(name))'\(hint) "
            + "(there are \(names.joined(separator: ", ")))"))
    }
    check(file.theme?.value, file.theme?.line, nil)
    for context in file.contexts {
      check(context.values[.theme]?.value.text, context.values[.theme]?.line, context)
    }
    return found
  }

  private var topKeys: [ConfigProblem] { keys(file.keys, nil) }

  private func keys(_ context: ConfigFile.Context) -> [ConfigProblem] {
    guard !context.keys.isEmpty, topKeys.isEmpty else { return [] }
    let own = Set(context.keys.map(\.command))
    return keys(file.keys.filter { !own.contains($0.command) } + context.keys, context)
  }

  private func keys(
    _ overrides: [KeyOverride], _ context: ConfigFile.Context?
  ) -> [ConfigProblem] {
    do {
      _ = try Keymap(overrides: overrides)
      return []
    } catch {
      let line = error.place.split(separator: ":").last.flatMap { Int($0) }
      let text = error.words.replacing("\(error.place): ", with: "")
      return [problem(line, context, text)]
    }
  }

  private func problem(
    _ line: Int?, _ context: ConfigFile.Context?, _ text: String
  ) -> ConfigProblem {
    ConfigProblem(path: file.path, line: line, context: context?.name, text: text)
  }
}

extension KeymapError {
  /// With the command somebody may have meant.
  var words: String {
    guard case .unknownCommand(let name) = problem else { return description }
    return description + Nearest.hint(name, among: Command.allCases.map(\.rawValue))
  }
}
