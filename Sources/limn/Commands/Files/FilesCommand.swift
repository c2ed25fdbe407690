import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn files`: what lies in the folder of a container.
struct FilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files", abstract: "Files of a container: list, get, put, copy, move, delete.",
    subcommands: [
      FilesListCommand.self, FilesGetCommand.self, FilesPutCommand.self, FilesRemoveCommand.self,
      FilesCopyCommand.self, FilesMoveCommand.self,
    ], defaultSubcommand: FilesListCommand.self)
}

/// A place among the files of a container.
struct FilePlace {
  var container: Container
  /// From the folder of its assets; empty for that folder.
  var path: String

  /// In the container that is said; else the path begins with one: `Retail 360/data_asset/a.csv`.
  init(_ text: String, _ option: ContainerOption, in place: Surroundings) throws {
    if let container = try option.optional(in: place) {
      self.container = container
      path = text
    } else if text.contains("/"), let (container, rest) = try Resolver(place).path(text) {
      self.container = container
      path = rest
    } else if !text.isEmpty, !text.contains("/") {
      container = try Resolver(place).container(text)
      path = ""
    } else {
      container = try option.required(in: place)
      path = text
    }
    while path.hasPrefix("/") { path.removeFirst() }
  }

  /// Throws `UsageProblem` for the folder of the container itself.
  func requireFile() throws -> FilePlace {
    guard !path.isEmpty else {
      throw UsageProblem("which file of \(container.name)? its path is missing")
    }
    return self
  }

  /// With `name` behind it, if it is the path of a folder: one that ends in a slash.
  func holding(_ name: String) -> FilePlace {
    guard path.isEmpty || path.hasSuffix("/") else { return self }
    var place = self
    place.path += name
    return place
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var title: String { "\(path) of \(container.name)" }

  /// Parameters of a call about it.
  var parameters: KeyValuePairs<String, String?> {
    [
      "path": path, "catalog_id": container.id.catalog, "project_id": container.id.project,
      "space_id": container.id.space,
    ]
  }
}

struct FilesListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the files in a folder of a container.")

  @Argument(help: "Folder; none: that of the container.")
  var folder = ""
  @Argument(help: CommandFilter.help(FileRow.self))
  var filter: [String] = []
  @Flag(name: .shortAndLong, help: "Files in all folders below it too.")
  var recursive = false
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<FileRow> {
    let query = try CommandFilter.query(filter, of: FileRow.self, in: place)
    let file = try FilePlace(folder, container, in: place)
    let id = file.container.id
    let folder = file.path.split(separator: "/").joined(separator: "/")
    if !folder.isEmpty {
      // A file would be sent whole.
      let first = try place.session.platform().filePiece(folder, in: id, from: 0, count: 1)
      guard first == nil else {
        throw UsageProblem("\(folder) is a file (limn files get reads it)")
      }
    }
    let request = try place.session.request(
      "asset-files", folder.isEmpty ? "list" : "get",
      [
        "path": folder.isEmpty ? nil : folder, "catalog_id": id.catalog, "project_id": id.project,
        "space_id": id.space, "flat": recursive ? "true" : nil,
        "limit": folder.isEmpty ? "1000" : nil,
      ])
    let rows = ListReader.rows(of: request, try place.session.operations(for: request.operation))
    let subject = folder.isEmpty ? file.container.name : "\(folder) of \(file.container.name)"
    return Listing("files in \(subject)", rows.map(FileRow.init)).filtered(by: query, in: place)
  }
}
