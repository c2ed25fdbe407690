import Foundation
import JSON
import PlatformClient
import PlatformEmulator
import Testing

@testable import limn

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files of a container from the command line.
@Suite struct FilesCommandTests {
  private let world: NounWorld
  private let churn = "Customer churn"

  init() throws {
    world = try NounWorld()
    try FileManager.default.createDirectory(
      at: world.folder, withIntermediateDirectories: true)
  }

  private func local(_ name: String) -> String { world.folder.appending(path: name).path }

  private func put(_ text: String, _ path: String) {
    world.input = Array(text.utf8)
    let result = world.run("files", "put", "-", path, "-c", churn, "--yes")
    #expect(result.code == 0, "\(result)")
  }

  @Test func foldersAndFilesAreListed() {
    put("a,b\n1,2\n", "data_asset/small.csv")

    let top = world.run("files", "-c", churn, "--columns", "path,type", "-o", "csv")
    #expect(top.lines.contains("data_asset,folder"), "\(top)")
    let inside = world.run(
      "files", "data_asset", "-c", churn, "--columns", "path,type,size,modified", "-o", "csv")
    #expect(
      inside.lines.contains("data_asset/small.csv,file,8,2026-03-02T09:00:00.000Z"), "\(inside)")
    #expect(
      world.run("files", "\(churn)/data_asset").output
        == {
          world.run("files", "data_asset", "-c", churn).output
        }())
    #expect(world.run("files", "data_asset/small.csv", "-c", churn).code == 2)
  }

  @Test func aFileComesBackAsItWasPut() throws {
    put("zwölf\r\n\u{1B}[31m\0", "data_asset/strange.bin")

    let printed = world.run("files", "get", "data_asset/strange.bin", "-", "-c", churn)
    #expect(printed.output == "zwölf\r\n\u{1B}[31m\0")
    let target = local("strange.bin")
    #expect(world.run("files", "get", "data_asset/strange.bin", target, "-c", churn).code == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == printed.output)
    world.width = 80
    #expect(
      !world.run("files", "get", "data_asset/strange.bin", "-", "-c", churn).output
        .contains("\u{1B}"))
  }

  @Test func aLargeFileIsReadInPieces() throws {
    let count = 2 * FilePieces.size + 5
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let source = local("large.bin")
    try Data(bytes).write(to: URL(fileURLWithPath: source))
    #expect(world.run("files", "put", source, "data_asset/", "-c", churn, "--yes").code == 0)

    let target = local("back.bin")
    let result = world.run("files", "get", "data_asset/large.bin", target, "-c", churn)

    #expect(result.code == 0, "\(result)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data(bytes))
    #expect(world.asked.filter { $0.contains("byte_range=") }.count == 3)
  }

  @Test func aFileThatCannotBeSentIsNamed() throws {
    let missing = world.run("files", "put", local("none"), "data_asset/", "-c", churn, "--yes")
    #expect(missing.code == 2)
    #expect(missing.words.last?.contains("No such file") == true, "\(missing)")
    let folder = world.run("files", "put", world.folder.path, "a", "-c", churn, "--yes")
    #expect(folder.code == 2)
    #expect(folder.words.last?.contains("is no file") == true, "\(folder)")
  }

  @Test func aFileThatShrinksWhileItIsSentIsAFailure() throws {
    let path = local("shrinking")
    try Data(repeating: 7, count: 1_000).write(to: URL(fileURLWithPath: path))
    let file = try SentFile(path: path)
    #expect(try file.upload.bytes(10..<20) == [UInt8](repeating: 7, count: 10))
    #expect(truncate(path, 15) == 0)

    #expect(throws: CommandFailure.self) { try file.upload.bytes(10..<20) }
    #expect(file.problem?.contains("became shorter") == true)
  }

  @Test func anEmptyFileIsAFile() throws {
    put("", "data_asset/empty.txt")

    let target = local("empty.txt")
    #expect(world.run("files", "get", "data_asset/empty.txt", target, "-c", churn).code == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)).isEmpty)
  }

  @Test func aFileThatIsHereStaysUnlessForced() throws {
    put("new", "data_asset/a.txt")
    let target = local("a.txt")
    try "old".write(toFile: target, atomically: true, encoding: .utf8)

    let refused = world.run("files", "get", "data_asset/a.txt", target, "-c", churn)
    #expect(refused.code == 5)
    #expect(refused.words.last?.contains("--force") == true)
    let into = world.run("files", "get", "data_asset/a.txt", world.folder.path, "-c", churn)
    #expect(into.code == 5)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "old")

    #expect(world.run("files", "get", "data_asset/a.txt", target, "-c", churn, "--force").code == 0)
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: world.folder.path) == ["a.txt"])
  }

  @Test(arguments: [[], ["--force"]])
  func aDeviceIsWrittenIntoAndALinkIsFollowed(force: [String]) throws {
    put("new", "data_asset/a.txt")
    let (device, link) = (local("null"), local("link"))
    try "old".write(toFile: local("real"), atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real")
    // Never the machine's own: this one is made for the test, which only root may.
    let isMade = mknod(device, S_IFCHR | 0o666, 1 << 8 | 3) == 0

    let linked = world.run(["files", "get", "data_asset/a.txt", link, "-c", churn] + force)
    #expect(linked.code == (force.isEmpty ? 5 : 0), "\(linked)")
    #expect(
      try String(contentsOfFile: local("real"), encoding: .utf8) == (force.isEmpty ? "old" : "new"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real")

    guard isMade else { return }
    #expect(world.run(["files", "get", "data_asset/a.txt", device, "-c", churn] + force).code == 0)
    var status = stat()
    #expect(lstat(device, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func aFileThatIsThereStaysUnlessForced() {
    put("old", "data_asset/a.txt")
    world.input = Array("new".utf8)

    let refused = world.run("files", "put", "-", "data_asset/a.txt", "-c", churn, "--yes")
    #expect(refused.code == 5, "\(refused)")
    #expect(world.run("files", "get", "data_asset/a.txt", "-", "-c", churn).output == "old")
    world.input = Array("new".utf8)
    #expect(
      world.run("files", "put", "-", "data_asset/a.txt", "-c", churn, "--yes", "--force").code == 0)
    #expect(world.run("files", "get", "data_asset/a.txt", "-", "-c", churn).output == "new")
  }

  @Test func filesAreCopiedMovedAndDeleted() {
    put("text", "data_asset/a.txt")

    let copied = world.run(
      "files", "cp", "data_asset/a.txt", "data_asset/", "-c", churn, "--to", "Fraud detection",
      "--yes")
    #expect(copied.code == 0, "\(copied)")
    #expect(
      world.run("files", "get", "Fraud detection/data_asset/a.txt", "-").output == "text")
    #expect(
      world.run("files", "mv", "data_asset/a.txt", "data_asset/b.txt", "-c", churn, "--yes").code
        == 0)
    #expect(world.run("files", "get", "data_asset/a.txt", "-", "-c", churn).code == 3)

    world.answers = ["data_asset/b.txt"]
    let deleted = world.run("files", "rm", "data_asset/b.txt", "-c", churn)
    #expect(deleted.output == "data_asset/b.txt of Customer churn deleted\n")
    #expect(
      world.questionsAsked == [
        """
        Delete data_asset/b.txt of Customer churn for good?
          At platform.test
          This cannot be undone.
        Type data_asset/b.txt to do it: \("")
        """
      ])
    #expect(world.run("files", "get", "data_asset/b.txt", "-", "-c", churn).code == 3)
  }

  @Test(
    arguments: [
      (["files", "get", "data_asset/nope.txt", "-"], 3), (["files", "get", "data_asset", "-"], 2),
      (["files", "get", ""], 2), (["files", "put", "/no/such/file", "data_asset/", "--yes"], 2),
      (["files", "put", "-", "data_asset/", "--yes"], 2), (["files", "rm", "data_asset/x"], 2),
      (["files", "get", "data_asset/nope.txt", "/no/such/folder/file"], 2),
    ] as [([String], Int32)])
  func whatGoesWrongHasACode(words: [String], code: Int32) {
    let result = world.run(words + ["-c", churn])

    #expect(result.code == code, "\(result)")
    #expect(result.output.isEmpty)
  }
}
