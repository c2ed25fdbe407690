import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  /// All of it as text. Throws `UsageProblem` with the true cause.
  static func text(at path: String) throws -> String {
    guard let bytes = bytes(at: path) else {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      let reason = descriptor >= 0 ? "it is no file" : String(cString: strerror(errno)).lowercased()
      if descriptor >= 0 { close(descriptor) }
      throw UsageProblem("\(path) cannot be read: \(reason)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageProblem("\(path) is no text (UTF-8)")
    }
    return text
  }
}
