import Foundation

/// A file that was named on the command line; a pipe, such as the shell's `<(…)`, is one too.
enum InputFile {
  /// All of it; nil if it cannot be read.
  static func bytes(at path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    do {
      return Array(try file.readToEnd() ?? Data())
    } catch {
      return nil
    }
  }
}
