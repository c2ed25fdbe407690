import ExplorerModel
import Foundation
import LocalFiles

/// A file somebody asked for while looking: it is there whole or not at all.
struct ExportFile {
  let path: String
  private let place: String

  /// Relative to where the program was started; `~/` is the user's home.
  init(path: String) {
    self.path = path
    place =
      path.hasPrefix("~/")
      ? FileManager.default.homeDirectoryForCurrentUser.path + path.dropFirst() : path
  }

  /// The explorer waits for nobody who is to read a pipe.
  func write(_ bytes: [UInt8], replacing: Bool) -> ExportOutcome {
    do throws(WritingProblem) {
      try WrittenFile.write(bytes, to: place, replaces: replacing, waits: false)
      return .written
    } catch {
      var problem = error
      problem.path = path
      return error.isTaken ? .exists : .failed(problem.description)
    }
  }
}
