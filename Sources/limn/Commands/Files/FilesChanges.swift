import ArgumentParser
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn files rm`.
struct FilesRemoveCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "rm", abstract: "Delete files of a container for good.")

  @Argument(
    help: ArgumentHelp(
      "Their paths in the container; -: one to a line of standard input.", valueName: "path"))
  var paths: [String]
  @Flag(name: .shortAndLong, help: "Folders with all that is in them, too.")
  var recursive = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    var many = ManyThings(place: place, change: change, done: "deleted")
    many.undo = .impossible
    many.namesContainer = true
    if recursive { many.facts = { _ in ["Folders go with all that is in them."] } }
    try many.run(asking: { "Delete \($0) for good" }) {
      try ManyNames(place: place).find(paths) { path, place in
        let file = try FilePlace(path, container, in: place).requireFile()
        let id = file.container.id
        return ManyThings.Step(
          file.title,
          try place.session.request(
            "asset-files", "delete",
            [
              "path": file.path.split(separator: "/").joined(separator: "/"),
              "catalog_id": id.catalog, "project_id": id.project, "space_id": id.space,
              "force_delete": recursive ? "true" : nil,
            ]), word: file.path)
      }
    }
  }
}

/// What copying and moving have in common.
protocol FileTransferCommand: NounCommand {
  var source: String { get }
  var target: String { get }
  var targetContainer: String? { get }
  var force: Bool { get }
  var container: ContainerOption { get }
  var change: ChangeOptions { get }
  /// The verb of the catalogue, for people, and for people when it is done.
  static var words: (verb: String, title: String, done: String) { get }
}

extension FileTransferCommand {
  func run(in place: Surroundings) throws {
    let from = try FilePlace(source, container, in: place).requireFile()
    var option = container
    option.container = targetContainer ?? container.container
    let to = try FilePlace(target, option, in: place).holding(from.name).requireFile()
    let request = try place.session.request(
      "asset-files", Self.words.verb, ["override": force ? "true" : "false"],
      body: ["source": from.end, "target": to.end])
    let question = ChangeQuestion(
      action: "\(Self.words.title) \(from.title) to \(to.title)",
      facts: force ? ["A file that is there is replaced."] : [])
    guard try place.change(question, change, request) != nil else { return }
    try place.output.write(
      TerminalSafe.line("\(from.title) \(Self.words.done) to \(to.title)") + "\n")
    try place.output.flush()
  }
}

extension FilePlace {
  /// Source: POST /v2/asset_files/copy.
  fileprivate var end: JSONValue {
    [
      "type": .string(container.id.kind.rawValue), "guid": .string(container.id.id),
      "path": .string(path),
    ]
  }
}

/// `limn files cp`.
struct FilesCopyCommand: FileTransferCommand {
  static let configuration = CommandConfiguration(
    commandName: "cp", abstract: "Copy a file or folder, within a container or into another.")
  static let words = (verb: "copy", title: "Copy", done: "copied")

  @Argument(help: ArgumentHelp("Its path in the container.", valueName: "source"))
  var source: String
  @Argument(
    help: ArgumentHelp("Where to; a path that ends in / is a folder.", valueName: "target"))
  var target: String
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Container to copy into (the same if not said).", valueName: "container"),
    completion: Completions.containers)
  var targetContainer: String?
  @Flag(help: "Replace a file that is there.")
  var force = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions
}

/// `limn files mv`.
struct FilesMoveCommand: FileTransferCommand {
  static let configuration = CommandConfiguration(
    commandName: "mv", abstract: "Move a file or folder, within a container or into another.")
  static let words = (verb: "move", title: "Move", done: "moved")

  @Argument(help: ArgumentHelp("Its path in the container.", valueName: "source"))
  var source: String
  @Argument(
    help: ArgumentHelp("Where to; a path that ends in / is a folder.", valueName: "target"))
  var target: String
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Container to move into (the same if not said).", valueName: "container"),
    completion: Completions.containers)
  var targetContainer: String?
  @Flag(help: "Replace a file that is there.")
  var force = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions
}
