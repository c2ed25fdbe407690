import ArgumentParser
import ExplorerModel
import PlatformClient
import PlatformModel

/// `limn lake storages`: what databases can be put on.
struct LakeStoragesCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "storages", abstract: "List the object storages.")

  @Argument(help: CommandFilter.help(ObjectStorage.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<ObjectStorage> {
    let query = try CommandFilter.query(filter, of: ObjectStorage.self, in: place)
    let client = try place.session.aiLake()
    let reader = ListReader.whole { () throws(PlatformError) in try client.objectStorages() }
    return Listing("storages", reader).filtered(by: query, in: place)
  }
}
