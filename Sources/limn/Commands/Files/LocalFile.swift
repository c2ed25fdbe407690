import Foundation
import LocalFiles

/// A file of a container that becomes one of this machine.
final class LocalFile {
  let path: String
  private(set) var size = 0
  private let file: WrittenFile

  /// - Parameters:
  ///   - path: of the file, or of a folder it is put into.
  ///   - name: what it is called there.
  ///
  /// Throws `CommandFailure` with code 5 if there is one, `UsageProblem` if none can be made.
  init(_ path: String, named name: String, replaces: Bool) throws {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let isInside = isFolder.boolValue || path.hasSuffix("/")
    self.path = isInside ? (path.hasSuffix("/") ? path : path + "/") + name : path
    do throws(WritingProblem) {
      file = try WrittenFile(self.path, replaces: replaces)
    } catch {
      if error.isTaken { throw Self.taken(self.path) }
      throw UsageProblem("\(error)")
    }
  }

  func write(_ bytes: [UInt8]) throws {
    do throws(WritingProblem) {
      try file.write(bytes)
    } catch {
      throw CommandFailure("\(error)")
    }
    size += bytes.count
  }

  /// Throws `CommandFailure` with code 5 if another file has come there meanwhile.
  func finish() throws {
    do throws(WritingProblem) {
      try file.finish()
    } catch {
      throw error.isTaken ? Self.taken(path) : CommandFailure("\(error)")
    }
  }

  /// As if it had never been begun.
  func abandon() { file.abandon() }

  private static func taken(_ path: String) -> CommandFailure {
    CommandFailure(code: 5, "\(path) is there already; --force replaces it")
  }
}
