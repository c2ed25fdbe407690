import Foundation
import Testing

@testable import LocalFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What has a name already, and what becomes of it when a file is written there.
@Suite final class WrittenFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "limn-files-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func put(_ text: String, _ name: String, mode: Int = 0o644) throws {
    let isMade = FileManager.default.createFile(
      atPath: path(name), contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    #expect(isMade)
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOfFile: path(name), encoding: .utf8)
  }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat(path(name), &status) == 0)
    return status
  }

  /// Nil: it was written.
  private func write(_ text: String, _ name: String, replaces: Bool = true) -> String? {
    do throws(WritingProblem) {
      try WrittenFile.write(Array(text.utf8), to: path(name), replaces: replaces, waits: false)
      return nil
    } catch {
      return error.reason
    }
  }

  private var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
  }

  @Test func aFileAppearsWhenItIsWhole() throws {
    let file = try WrittenFile(path("a"), replaces: false)
    try file.write(Array("half".utf8))
    #expect(text("a") == nil)

    try file.write(Array(" and half".utf8))
    try file.finish()

    #expect(text("a") == "half and half")
    #expect(files == ["a"])
  }

  @Test func whatIsAbandonedLeavesTheOldFileAndNothingElse() throws {
    try put("old", "a")
    let file = try WrittenFile(path("a"), replaces: true)
    try file.write(Array("new".utf8))

    file.abandon()

    #expect(text("a") == "old")
    #expect(files == ["a"])
  }

  @Test func aFileThatIsThereGivesWayOnlyIfThatIsMeant() throws {
    try put("old", "a")

    #expect(write("new", "a", replaces: false) == "it is there already")
    #expect(text("a") == "old")
    #expect(write("new", "a") == nil)
    #expect(text("a") == "new")
  }

  @Test func aFileThatCameMeanwhileStays() throws {
    let file = try WrittenFile(path("a"), replaces: false)
    try file.write(Array("new".utf8))
    try put("other", "a")

    #expect(throws: WritingProblem.self) { try file.finish() }
    #expect(text("a") == "other")
    #expect(files == ["a"])
  }

  @Test func ownerAndModeOfWhatIsReplacedStay() throws {
    try put("old", "a", mode: 0o640)
    if geteuid() == 0 { #expect(chown(path("a"), 4_711, 4_712) == 0) }
    let before = try status("a")

    #expect(write("new", "a") == nil)

    let after = try status("a")
    #expect(text("a") == "new")
    #expect(
      [after.st_mode, after.st_uid, after.st_gid] == [before.st_mode, before.st_uid, before.st_gid])
  }

  @Test func aLinkIsFollowedAndStaysALink() throws {
    try put("old", "real")
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "real")

    #expect(write("new", "link") == nil)

    #expect(text("real") == "new")
    #expect(try status("link").st_mode & S_IFMT == S_IFLNK)
  }

  @Test func aLinkThatLeadsNowhereIsRefused() throws {
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "none")

    #expect(write("new", "link") == "it is a link that leads nowhere")
    #expect(files == ["link"])
  }

  @Test func aFileWithAnotherNameIsNotPartedFromIt() throws {
    try put("old", "a")
    #expect(link(path("a"), path("b")) == 0)

    #expect(write("new", "a") == "it has other names too, which would part from it")
    #expect(text("b") == "old")
  }

  @Test func aDeviceIsWrittenIntoAndStaysADevice() throws {
    // Never the machine's own: this one is made for the test, which only root may.
    guard mknod(path("null"), S_IFCHR | 0o666, 1 << 8 | 3) == 0 else { return }
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "null")

    for replaces in [false, true] {
      #expect(write("text", "null", replaces: replaces) == nil)
      #expect(write("text", "link", replaces: replaces) == nil)
    }

    #expect(try status("null").st_mode & S_IFMT == S_IFCHR)
    #expect(files == ["link", "null"])
  }

  @Test func aFullDiskIsSaid() throws {
    guard mknod(path("full"), S_IFCHR | 0o666, 1 << 8 | 7) == 0 else { return }

    #expect(write("text", "full") == "the disk is full")
    #expect(try status("full").st_mode & S_IFMT == S_IFCHR)
  }

  @Test func aPipeTakesTheBytesAndStaysAPipe() throws {
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    #expect(write("text", "pipe") == "nobody reads it")
    let reader = open(path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }

    #expect(write("text", "pipe") == nil)

    var bytes = [UInt8](repeating: 0, count: 16)
    let count = bytes.withUnsafeMutableBytes { read(reader, $0.baseAddress, 16) }
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "text")
    #expect(try status("pipe").st_mode & S_IFMT == S_IFIFO)
  }

  @Test func foldersAndSocketsAreRefused() throws {
    try FileManager.default.createDirectory(
      atPath: path("sub"), withIntermediateDirectories: false)
    #expect(mknod(path("socket"), S_IFSOCK | 0o600, 0) == 0)

    #expect(write("text", "sub") == "it is a folder")
    #expect(write("text", "socket") == "it is a socket")
    #expect(write("text", "none/a") == "its folder does not exist")
    #expect(files == ["socket", "sub"])
  }

  @Test func whatCameInPlaceOfAFileMeanwhileStays() throws {
    try put("old", "a")
    let file = try WrittenFile(path("a"), replaces: true)
    try file.write(Array("new".utf8))
    #expect(unlink(path("a")) == 0)
    #expect(mkfifo(path("a"), 0o600) == 0)

    #expect(throws: WritingProblem.self) { try file.finish() }
    #expect(try status("a").st_mode & S_IFMT == S_IFIFO)
    #expect(files == ["a"])
  }
}
