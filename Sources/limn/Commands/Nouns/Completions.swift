import ArgumentParser
import Foundation

/// What shells complete without asking a platform: names that commands saw last.
enum Completions {
  static let containers = CompletionKind.custom { words, _, prefix in
    containers(seen(words).containers, prefix)
  }

  /// With the kind that is said before a name, `project:Nightly warehouse`.
  static func containers(_ names: [String], _ prefix: String) -> [String] {
    let word = value(prefix)
    guard Resolver.kindAndName(plain(word)).0 != nil, let colon = plain(word).firstIndex(of: ":")
    else { return fitting(names, word) }
    let kind = plain(word)[...colon]
    return fitting(names.map { kind + $0 }, word)
  }

  /// What is given to an option in the same word, `--container=Ret`, which not every shell cuts.
  private static func value(_ word: String) -> String {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return word }
    return String(word[word.index(after: sign)...])
  }

  /// Names in the container that is said on the line, or whole paths.
  static let assets = CompletionKind.custom { words, _, prefix in
    fitting(seen(words).assets(in: container(words)), prefix)
  }

  /// The same for jobs.
  static let jobs = CompletionKind.custom { words, _, prefix in
    fitting(seen(words).jobs(in: container(words)), prefix)
  }

  /// What stands behind `limn api`: a group, a verb, and the parameters of that operation.
  static let operations = CompletionKind.custom { words, index, prefix in
    let before = words.prefix(index).drop { $0 != "api" }.dropFirst().map(plain)
    return APIWords.completions(after: before, plain(prefix))
  }

  /// The contexts of the configuration that is said on the line or usual.
  static let contexts = CompletionKind.custom { words, _, prefix in
    let environment = ProcessInfo.processInfo.environment
    let file = try? Configuration(named: said("--config", words), environment: environment).file
    return fitting(file?.contexts.map(\.name) ?? [], prefix)
  }

  /// Names that were seen at the platform, and as the user, that the line means.
  private static func seen(_ words: [String]) -> SeenNames {
    let environment = ProcessInfo.processInfo.environment
    let file = try? Configuration(named: said("--config", words), environment: environment).file
    let options: [(ConfigKey, String)] = [
      (.platformURL, "--url"), (.region, "--region"), (.aiLakeURL, "--ailake-url"),
      (.user, "--user"),
    ]
    var flags: [ConfigKey: Sourced<ConfigValue>] = [:]
    for (key, option) in options {
      guard let text = said(option, words) else { continue }
      flags[key] = Sourced(value: .text(text), origin: .flag(option))
    }
    let resolver = ContextResolver(
      environment: environment, file: file, flags: flags, contextFlag: said("--context", words))
    let settings = PlatformSettings(
      values: (try? resolver.resolve()) ?? ContextValues(), environment: environment)
    return SeenNames(
      store: Places(environment: environment).store, owner: settings.stateOwners.platform)
  }

  private static func container(_ words: [String]) -> String? {
    said("-c", words) ?? said("--container", words)
      ?? ProcessInfo.processInfo.environment["LIMN_CONTAINER"]
  }

  /// What stands behind an option, the last time it is said.
  private static func said(_ option: String, _ words: [String]) -> String? {
    let joined = words.last { $0.hasPrefix("\(option)=") }
    if let joined { return plain(String(joined.dropFirst(option.count + 1))) }
    let index = words.lastIndex(of: option)
    return index.flatMap { $0 + 1 < words.count ? plain(words[$0 + 1]) : nil }
  }

  private static func fitting(_ names: [String], _ prefix: String) -> [String] {
    let prefix = plain(prefix).lowercased()
    let fitting = names.filter { $0.lowercased().hasPrefix(prefix) && isHarmless($0) }
    // To zsh a colon begins what is said about a word.
    return CompletionShell.requesting == .zsh
      ? fitting.map { $0.replacing(":", with: "\\:") } : fitting
  }

  /// Shells expand what they are offered: a name with `$(…)` in it would be carried out. Whoever may
  /// name an asset must not command the shell of whoever lists it, so only letters, digits, blanks
  /// and a few signs without a meaning to any shell are offered.
  static func isHarmless(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
        true
      default: " _-./:,@+%".unicodeScalars.contains(scalar)
      }
    }
  }

  /// What is meant by a word as it stands on the line, with its quotes and backslashes, the last of
  /// which may still be open: `Retail\ 3`, `"Retail 3`.
  static func plain(_ word: String) -> String {
    var result = ""
    var quote: Character?
    var isEscaped = false
    for character in word {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      } else {
        result.append(character)
      }
    }
    return result
  }
}
