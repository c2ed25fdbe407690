import Foundation

/// The configuration of this user: which file it is, and what it says.
struct Configuration {
  let path: String
  /// Nil: there is no such file.
  let file: ConfigFile?

  /// `--config`, else `LIMN_CONFIG`, else `config.yaml` in the user's folder. Throws `UsageProblem` if
  /// a file that was named cannot be read.
  init(named option: String?, environment: [String: String]) throws {
    path = Self.path(named: option, environment: environment)
    guard FileManager.default.fileExists(atPath: path) else {
      if option != nil { throw UsageProblem("--config: there is no file \(path)") }
      if environment["LIMN_CONFIG"]?.isEmpty == false {
        throw UsageProblem("LIMN_CONFIG: there is no file \(path)")
      }
      file = nil
      return
    }
    file = ConfigReader.read(try InputFile.text(at: path), path: path)
  }

  /// The path alone: the file may not be there yet.
  static func path(named option: String?, environment: [String: String]) -> String {
    let variable = environment["LIMN_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    return (option ?? variable).map { UserPath.expanded($0, environment) }
      ?? Places(environment: environment).configuration.appendingPathComponent("config.yaml").path
  }
}

/// Paths as people write them.
enum UserPath {
  /// `~` is the home folder; `folder` is where paths begin that begin nowhere.
  static func expanded(
    _ path: String, _ environment: [String: String], in folder: String? = nil
  ) -> String {
    if path == "~" || path.hasPrefix("~/") {
      return (environment["HOME"] ?? NSHomeDirectory()) + path.dropFirst()
    }
    guard let folder, !path.hasPrefix("/") else { return path }
    return URL(fileURLWithPath: folder).appendingPathComponent(path).standardizedFileURL.path
  }
}
