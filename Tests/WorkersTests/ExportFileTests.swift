import ExplorerModel
import Foundation
import Testing

@testable import Workers

@Suite final class ExportFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-export-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func write(_ text: String, _ name: String, replacing: Bool = false) -> ExportOutcome {
    ExportFile(path: path(name)).write(Array(text.utf8), replacing: replacing)
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOfFile: path(name), encoding: .utf8)
  }

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }

  @Test func aFileIsThereWholeAndNothingElseIs() {
    #expect(write("one\n", "a.csv") == .written)
    #expect(text("a.csv") == "one\n")
    #expect(files == ["a.csv"])
  }

  @Test func whatExistsIsLeftAloneUnlessItIsToBeReplaced() {
    _ = write("one\n", "a.csv")
    #expect(write("two\n", "a.csv") == .exists)
    #expect(text("a.csv") == "one\n")
    #expect(write("two\n", "a.csv", replacing: true) == .written)
    #expect(text("a.csv") == "two\n")
    #expect(files == ["a.csv"])
  }

  @Test func aFileThatWentAwayMeanwhileIsWrittenAllTheSame() {
    #expect(write("one\n", "a.csv", replacing: true) == .written)
    let mode = try? FileManager.default.attributesOfItem(atPath: path("a.csv"))[.posixPermissions]
    #expect((mode as? Int).map { $0 & 0o600 } == 0o600)
  }

  @Test func aLinkIsFollowed() throws {
    _ = write("one\n", "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: path("link.csv"), withDestinationPath: path("real.csv"))
    #expect(write("two\n", "link.csv") == .exists)
    #expect(write("two\n", "link.csv", replacing: true) == .written)
    #expect(text("real.csv") == "two\n")
  }

  @Test func whatIsInTheWayIsSaidInWords() throws {
    #expect(
      write("x", "no/such.csv")
        == .failed("\(path("no/such.csv")) could not be written: its folder does not exist"))
    try FileManager.default.createDirectory(atPath: path("sub"), withIntermediateDirectories: true)
    #expect(write("x", "sub") == .failed("\(path("sub")) could not be written: it is a folder"))
    #expect(files == ["sub"])
  }

  @Test func theRunnerWritesOnItsLaneAndAnswers() throws {
    let desk = try Desk()
    let export = Export(
      content: .lines(LineStore(["one", "two"]), shown: [1]), format: .text, extent: "1 line")
    let path = path("log.log")
    #expect(
      desk.answers(to: .write(export, to: path, replacing: false))
        == [.exported(path: path, extent: "1 line", .written)])
    #expect(text("log.log") == "two\n")
  }
}
