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

extension ObjectStorage: ListRow {
  static let columns: [OutputColumn<ObjectStorage>] = [
    OutputColumn("name") { .text($0.name) },
    OutputColumn("type") { Cell($0.type) },
    OutputColumn("bucket") { Cell($0.json.word("storageConfig", "bucket")) },
    OutputColumn("region") { Cell($0.json.word("storageConfig", "region")) },
    .wide("endpoint") { Cell($0.json.word("storageConfig", "endpoint")) },
    OutputColumn("id") { .text($0.id) },
  ]

  var rowID: String { id }
  var rowName: String { name }
}
