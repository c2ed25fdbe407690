import ArgumentParser
import Nouns
import PlatformClient
import PlatformModel

/// `limn asset delete`: into the trash of its container, or for good.
struct AssetDeleteCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete assets: into the trash, or for good.",
    discussion: """
      limn asset delete 'Retail 360/orders' 'Retail 360/customers'
      limn assets -c 'Retail 360' tag:deprecated -o jsonl | limn asset delete - --yes

      What is done is kept: after an interruption the same command with --resume does the rest.
      """)

  @OptionGroup var assets: AssetArguments
  @Flag(help: "Delete for good, not into the trash.")
  var purge = false
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func run(in place: Surroundings) throws {
    let done = purge ? "deleted for good" : "moved to the trash"
    var many = ManyThings(place: place, change: change, done: done)
    many.undo =
      purge ? .impossible : .possible("limn asset restore takes it out of the trash again.")
    many.facts = { RelatedNames(place: place).facts($0) }
    try many.run(
      asking: { purge ? "Delete \($0) for good" : "Move \($0) to the trash" }
    ) {
      try assets.find(in: place).map { asset in
        let container = asset.id.container
        return ManyThings.Step(
          "\(asset.name) (\(asset.type))",
          try place.session.request(
            "assets", "delete",
            [
              "asset_id": asset.id.id, "catalog_id": container.catalog,
              "project_id": container.project, "space_id": container.space,
              "purge_on_delete": purge ? "true" : nil,
            ]), word: asset.name)
      }
    }
  }
}

/// What things are related to, for the question before they are deleted.
struct RelatedNames {
  let place: Surroundings

  /// One line for each of a few things; none for many, as that would take as many calls.
  func facts(_ items: [BulkItem]) -> [String] {
    guard items.count <= ManyThings.handful else { return [] }
    return items.compactMap(fact)
  }

  private func fact(_ item: BulkItem) -> String? {
    guard let id = item.request.pathValues["asset_id"], let container = item.request.container
    else { return nil }
    do {
      let page = try place.session.platform().relationships(of: AssetID(id, in: container))
      var seen: Set<String> = []
      let names = page.items.map { $0.relatedName ?? $0.asset?.id ?? $0.name }
        .filter { seen.insert($0).inserted }
      guard !names.isEmpty else { return nil }
      let rest = names.count - 5
      let more = page.next != nil ? " and more" : rest > 0 ? " and \(rest) more" : ""
      let first = names.prefix(5).joined(separator: ", ")
      return "\(item.word ?? item.name) is related to \(first)\(more)"
    } catch {
      return "What \(item.word ?? item.name) is related to cannot be read"
    }
  }
}
