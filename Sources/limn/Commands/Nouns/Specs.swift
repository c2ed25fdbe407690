import ArgumentParser
import ExplorerModel
import Filters
import JSON
import PlatformModel

/// `limn specs`: what environments are made of.
struct SpecsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "specs", abstract: "Hardware, software and package extensions to run with.",
    subcommands: [
      HardwareSpecsCommand.self, SoftwareSpecsCommand.self, PackageSpecsCommand.self,
    ])
}

struct HardwareSpecsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "hardware", abstract: "List the hardware specifications of a project or space.")

  @Argument(help: CommandFilter.help(HardwareSpecRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<HardwareSpecRow> {
    try SpecificationList(
      place: place, group: "hardware-specifications", plural: "hardware specifications"
    ).listing(filter, container, HardwareSpecRow.init)
  }
}

/// A hardware specification.
struct HardwareSpecRow: ListRow {
  let json: JSONValue
  let rowID: String

  init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  static let columns: [OutputColumn<HardwareSpecRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("cpu") { Cell($0.node("cpu", "units")) },
    OutputColumn("memory") { Cell($0.node("mem", "size")) },
    OutputColumn("gpu") { Cell($0.node("gpu", "num_gpu")) },
    OutputColumn("nodes") { Cell($0.node("num_nodes")) },
    .wide("description") { Cell($0.json.word("metadata", "description")) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowName: String { json.word("metadata", "name") ?? rowID }
  static var otherFields: [FilterList<Self>.Entry] { [createdField] }

  private func node(_ path: String...) -> String? {
    json.at(["entity", "hardware_specification", "nodes"] + path)?.word()
  }
}

struct SoftwareSpecsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "software", abstract: "List the software specifications of a project or space.")

  @Argument(help: CommandFilter.help(SoftwareSpecRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<SoftwareSpecRow> {
    try SpecificationList(
      place: place, group: "software-specifications", plural: "software specifications"
    ).listing(filter, container, SoftwareSpecRow.init)
  }
}

/// A software specification.
struct SoftwareSpecRow: ListRow {
  let json: JSONValue
  let rowID: String

  init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  static let columns: [OutputColumn<SoftwareSpecRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("type") { Cell($0.json.word("entity", "software_specification", "type")) },
    OutputColumn("language") { Cell($0.configured("language")) },
    OutputColumn("platform") { Cell($0.configured("platform")) },
    .wide("display_name") {
      Cell($0.json.word("entity", "software_specification", "display_name"))
    },
    .wide("description") { Cell($0.json.word("metadata", "description")) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowName: String { json.word("metadata", "name") ?? rowID }
  static var otherFields: [FilterList<Self>.Entry] { [createdField] }

  /// `python 3.11`.
  private func configured(_ part: String) -> String? {
    let path = ["entity", "software_specification", "software_configuration", part]
    guard let part = json.at(path), let name = part.word("name") else { return nil }
    return [name, part.word("version")].compactMap { $0 }.joined(separator: " ")
  }
}

struct PackageSpecsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "packages", abstract: "List the package extensions of a project or space.")

  @Argument(help: CommandFilter.help(PackageSpecRow.self))
  var filter: [String] = []
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<PackageSpecRow> {
    try SpecificationList(
      place: place, group: "package-extensions", plural: "package extensions"
    ).listing(filter, container, PackageSpecRow.init)
  }
}

/// A package extension.
struct PackageSpecRow: ListRow {
  let json: JSONValue
  let rowID: String

  init?(_ json: JSONValue) {
    guard let id = json.word("metadata", "asset_id") else { return nil }
    self.json = json
    rowID = id
  }

  static let columns: [OutputColumn<PackageSpecRow>] = [
    OutputColumn("name") { .text($0.rowName) },
    OutputColumn("type") { Cell($0.json.word("entity", "package_extension", "type")) },
    OutputColumn("interpreter") {
      Cell($0.json.word("entity", "package_extension", "interpreter"))
    },
    .wide("description") { Cell($0.json.word("metadata", "description")) },
    OutputColumn("id") { .text($0.rowID) },
  ]

  var rowName: String { json.word("metadata", "name") ?? rowID }
  static var otherFields: [FilterList<Self>.Entry] { [createdField] }
}
