import Foundation
import PlatformModel

/// What a person wrote in an editor, kept in a file until it has arrived at the platform.
struct KeptEdit {
  let path: String

  /// Throws `UsageProblem` if it cannot be written.
  init(_ text: String, of asset: Asset, in environment: [String: String]) throws {
    let folder = Places(environment: environment).state.appendingPathComponent("edits")
    let name = String(
      asset.name.prefix(60).map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" })
    let free = (1...).lazy.map { number in
      folder.appendingPathComponent(number == 1 ? "\(name).md" : "\(name)-\(number).md").path
    }.first { !FileManager.default.fileExists(atPath: $0) }
    path = free ?? folder.appendingPathComponent("\(name).md").path
    try PrivateFile.write(Array(text.utf8), to: path)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  var words: String {
    "what you wrote is kept in \(path); limn asset edit … --from FILE takes it up again"
  }
}
