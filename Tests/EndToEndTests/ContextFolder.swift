import Foundation

/// A configuration and a state folder of a user who has nothing else.
struct ContextFolder {
  let folder: URL

  init(_ configuration: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "limn-ctx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "limn"), withIntermediateDirectories: true)
    if let configuration { try write(configuration) }
  }

  var config: URL { folder.appending(path: "limn/config.yaml") }

  func write(_ configuration: String) throws {
    try Data(configuration.utf8).write(to: config)
  }

  var text: String? { try? String(contentsOf: config, encoding: .utf8) }

  func limn(_ words: [String], _ more: [String: String] = [:]) throws -> Child {
    try Program.run(
      words,
      environment: [
        "XDG_CONFIG_HOME": folder.path, "XDG_STATE_HOME": folder.appending(path: "state").path,
      ].merging(more) { $1 })
  }

  /// A file for this user alone.
  func secretFile(_ text: String, mode: Int = 0o600) throws -> String {
    let file = folder.appending(path: "secret-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return file.path
  }
}
