import Foundation
import LocalFiles

/// Files that are replaced whole: what is read is either what was there or what is new.
enum PrivateFile {
  /// Writes for the user alone, or with the mode of the file that is replaced if it `keepsMode`.
  /// Throws `UsageProblem`.
  static func write(_ bytes: [UInt8], to path: String, keepsMode: Bool = false) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do throws(WritingProblem) {
      try WrittenFile.write(bytes, to: path, replaces: true, mode: 0o600, keepsMode: keepsMode)
    } catch {
      throw UsageProblem("\(error)")
    }
  }
}
