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

      It is sent piece by piece, however large it is.
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
      try place.show(try place.session.request("asset-files", "put", target.parameters))
      let size =
        file == "-" ? "standard input" : "\(try SentFile(path: file).upload.count) bytes of \(name)"
      try place.output.write(TerminalSafe.line("(\(size))") + "\n")
      return try place.output.flush()
    }
    let source = try file == "-" ? SentFile(input: place.readPiece) : SentFile(path: file)
    let upload = source.upload
    try place.confirm(
      ChangeQuestion(
        action: "Put \(Plural.count(upload.count, "byte")) at \(target.title)",
        facts: force ? ["A file that is there is replaced."] : []), yes: change.yes)
    do throws(PlatformError) {
      try place.session.platform().putFile(
        upload, at: target.path, in: target.container.id, replaces: force)
    } catch {
      if let problem = source.problem { throw CommandFailure(problem) }
      guard error.cause == .conflict, !force else { throw error }
      throw CommandFailure(code: 5, "\(target.title) is there already; --force replaces it")
    }
    try place.output.write(
      TerminalSafe.line("\(target.path) put, \(Plural.count(upload.count, "byte"))") + "\n")
    try place.output.flush()
  }
}
