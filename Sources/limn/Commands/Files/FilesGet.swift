import ArgumentParser
import Foundation
import PlatformClient
import PlatformModel

/// `limn files get`: a file of a container into one here, or onto standard output.
struct FilesGetCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Get a file of a container.",
    discussion: """
      limn files get data_asset/orders.csv -c 'Retail 360'
      limn files get data_asset/orders.csv - -c 'Retail 360' | head

      It is read in pieces, however large it is, and appears under its name when it is whole. What \
      is there already stays, unless --force is said.
      """)

  @Argument(help: ArgumentHelp("Its path in the container.", valueName: "path"))
  var path: String
  @Argument(help: ArgumentHelp("File or folder here; -: standard output.", valueName: "file"))
  var file: String?
  @Flag(help: "Replace a file that is here.")
  var force = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let source = try FilePlace(path, container, in: place).requireFile()
    let pieces = FilePieces(place: place, source: source)
    if file == "-" {
      try pieces.read { try place.output.writeAsItIs($0) }
      return try place.output.flush()
    }
    let target = try LocalFile(file ?? source.name, named: source.name, replaces: force)
    place.beginWaiting()
    do {
      try pieces.read(target.write)
      try target.finish()
    } catch {
      target.abandon()
      throw error
    }
    place.warn("\(target.path): \(Plural.count(target.size, "byte"))")
  }
}

/// Reads a file of a container piece by piece.
struct FilePieces {
  let place: Surroundings
  let source: FilePlace

  static let size = 8 << 20

  /// Throws `CommandFailure` with code 5 if the file is changed meanwhile.
  func read(_ take: ([UInt8]) throws -> Void) throws {
    let client = try place.session.platform()
    var (start, tag) = (0, String?.none)
    while true {
      let piece = try client.filePiece(
        source.path, in: source.container.id, from: start, count: Self.size)
      guard let piece else {
        throw UsageProblem("\(source.title) is a folder (limn files list shows what is in it)")
      }
      if let before = tag, let now = piece.tag, before != now {
        throw CommandFailure(code: 5, "\(source.title) was changed while it was read; get it again")
      }
      tag = piece.tag ?? tag
      try take(piece.bytes)
      start += piece.bytes.count
      if piece.isLast { return }
      guard !piece.bytes.isEmpty else {
        throw CommandFailure(
          "\(source.title) ends after \(Plural.count(start, "byte")), before it is whole")
      }
    }
  }
}

extension Output {
  /// Bytes of a file: not touched in a pipe; on a terminal, line by line as text that cannot command
  /// it.
  func writeAsItIs(_ bytes: [UInt8]) throws {
    guard isTerminal else { return try write(bytes) }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { try write("\n") }
      try write(TerminalSafe.line(String(decoding: line, as: UTF8.self)))
    }
  }
}
