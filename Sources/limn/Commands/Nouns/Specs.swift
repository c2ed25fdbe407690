import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
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
      place: place, noun: .hardware, plural: "hardware specifications"
    ).listing(filter, container, HardwareSpecRow.init)
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
      place: place, noun: .software, plural: "software specifications"
    ).listing(filter, container, SoftwareSpecRow.init)
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
      place: place, noun: .packages, plural: "package extensions"
    ).listing(filter, container, PackageSpecRow.init)
  }
}
