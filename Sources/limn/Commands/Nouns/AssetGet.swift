import ArgumentParser
import ExplorerModel
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn asset get`: one asset whole.
struct AssetGetCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show one asset.")

  @OptionGroup var asset: AssetArgument
  @OptionGroup(title: "Output") var output: ThingOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let found = try asset.find(in: place)
    let client = try place.session.platform()
    let detail = try client.asset(found.id)
    // Programs read the document, where everything is an id.
    let isForPeople = output.format.isTable
    let users = OwnerNames(most: isForPeople ? 2 : 0) { client }
    let container = isForPeople ? try? client.container(found.id.container) : nil
    try ThingPrinter(output, place).print(
      ThingCard(detail, in: container, user: { users.name($0) ?? $0 }), id: found.id.id,
      name: detail.asset.name, json: detail.json)
  }
}

extension ThingCard {
  /// - Parameters:
  ///   - container: nil if it cannot be read; its id is shown then.
  ///   - user: what the user of an id is called.
  fileprivate init(_ detail: AssetDetail, in container: Container?, user: (String) -> String) {
    let asset = detail.asset
    self.init([
      ("Name", .text(asset.name)),
      ("ID", .text(asset.id.id)),
      ("Type", .text(asset.type)),
      (
        "Container",
        .text("\(asset.id.container.kind.rawValue):\(container?.name ?? asset.id.container.id)")
      ),
      ("Description", CellValue(asset.description)),
      ("Tags", CellValue(asset.tags)),
      ("Owner", CellValue(asset.ownerID.map(user))),
      ("Privacy", CellValue(detail.privacy?.word)),
      ("Rating", detail.rating.map { .text("\($0) of 5 (\(detail.ratingCount))") } ?? .none),
      // Things without content have the size 0.
      ("Size", CellValue(detail.size.flatMap { $0 > 0 ? $0 : nil })),
      ("Created", CellValue(asset.createdAt)),
      ("Modified", CellValue(asset.modifiedAt)),
      ("Modified by", CellValue(asset.modifierID.map(user))),
      ("Attributes", CellValue(detail.attributeNames)),
      ("Attachments", CellValue(detail.attachmentNames)),
    ])
  }
}
