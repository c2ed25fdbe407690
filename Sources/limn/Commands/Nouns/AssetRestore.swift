import ArgumentParser
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn asset restore`: out of the trash.
struct AssetRestoreCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Take assets out of the trash of their container.")

  @Argument(
    help: ArgumentHelp(
      "Deleted assets by ID or name; -: one to a line of standard input.", valueName: "asset"))
  var assets: [String]
  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let container = try container.required(in: place)
    var many = ManyThings(place: place, change: change, done: "restored")
    many.namesContainer = true
    try many.run(asking: { "Restore \($0) into \(container.name)" }) {
      let trash = try TrashCommand.all(in: container.id, place)
      return try ManyNames(place: place).find(assets) { text, _ in
        let row = try Self.one(text, of: trash, in: container)
        return ManyThings.Step(
          row.rowName,
          try place.session.request(
            "trash", "restore",
            [
              "asset_id": row.rowID, "catalog_id": container.id.catalog,
              "project_id": container.id.project, "space_id": container.id.space,
            ])
        )
      }
    }
  }

  /// Several may have been deleted under one name.
  private static func one(
    _ text: String, of trash: [TrashRow], in container: Container
  ) throws -> TrashRow {
    let fitting = Resolver.fitting(text, trash) { [$0.rowName, $0.rowID] }
    switch fitting.count {
    case 1: return fitting[0]
    case 0:
      throw CommandFailure(
        code: 3,
        "there is no '\(WrittenName.of(text))' in the trash of \(container.name) "
          + "(limn trash -c '\(container.name)' lists it)"
          + Nearest.hint(text, among: trash.map(\.rowName)))
    default:
      let lines = fitting.map { row in
        let when = row.modifiedAt.map { "  changed \($0.iso)" } ?? ""
        return "\n  \(row.rowID)  \(TerminalSafe.line(row.rowName))\(when)"
      }
      throw CommandFailure(
        code: 2,
        "\(fitting.count) assets in the trash of \(container.name) are named '\(WrittenName.of(text))'; say which "
          + "by its ID:" + lines.joined())
    }
  }
}
