import ArgumentParser
import Foundation
import PlatformClient
import PlatformModel

/// `limn files put`: a file of this machine, or standard input, into a container.
struct FilesPutCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "put", abstract: "Put a file into a container.",
    discussion: """
      limn files put orders.csv data_asset/ -c 'Retail 360'
      make-report | limn files put - data_asset/report.csv -c 'Retail 360' --yes
      """)

  @Argument(help: ArgumentHelp("File here; -: standard input.", valueName: "file"))
  var file: String
  @Argument(
    help: ArgumentHelp(
      "Its path in the container; one that ends in / is a folder.",
      valueName: "path"))
  var path: String
  @Flag(help: "Replace a file that is there.")
  var force = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let name = URL(fileURLWithPath: file).lastPathComponent
    var target = try FilePlace(path, container, in: place)
    if file != "-" { target = target.holding(name) }
    guard !target.path.isEmpty, !target.path.hasSuffix("/") else {
      throw UsageProblem("what is standard input to be called? '\(path)' is a folder")
    }
    if change.dryRun {
      return try place.show(try place.session.request("asset-files", "put", target.parameters))
    }
    let bytes = try contents(place)
    try place.confirm("Put \(bytes.count) bytes at \(target.title)?", yes: change.yes)
    do throws(PlatformError) {
      try place.session.platform().putFile(
        bytes, at: target.path, in: target.container.id, replaces: force)
    } catch {
      guard error.cause == .conflict, !force else { throw error }
      throw CommandFailure(code: 5, "\(target.title) is there already; --force replaces it")
    }
    try place.output.write(TerminalSafe.line("\(target.path) put, \(bytes.count) bytes") + "\n")
    try place.output.flush()
  }

  private func contents(_ place: Surroundings) throws -> [UInt8] {
    if file == "-" { return place.readInput() }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: file), options: .mappedIfSafe))
    } catch {
      throw UsageProblem("\(file) cannot be read")
    }
  }
}
