import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn revisions`: what an asset was like.
struct RevisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revisions", abstract: "List the revisions of an asset, or compare two.",
    subcommands: [RevisionsListCommand.self, RevisionsDiffCommand.self],
    defaultSubcommand: RevisionsListCommand.self)
}

struct RevisionsListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the revisions of an asset, the latest first.")

  @OptionGroup var asset: AssetArgument
  @Argument(help: CommandFilter.help(Revision.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<Revision> {
    let query = try CommandFilter.query(filter, of: Revision.self, in: place)
    let asset = try asset.find(in: place)
    let client = try place.session.platform()
    let reader = ListReader.pages { cursor throws(PlatformError) in
      try client.revisions(of: asset.id, after: cursor, limit: 100)
    }
    return Listing("revisions of \(asset.name)", reader).filtered(by: query, in: place)
  }
}

struct RevisionsDiffCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed from one revision of an asset to another.",
    discussion: """
      limn revisions diff ASSET           from the latest revision to what it is now
      limn revisions diff ASSET 3         from revision 3 to what it is now
      limn revisions diff ASSET 3 5       from revision 3 to revision 5
      """)

  @OptionGroup var asset: AssetArgument
  @Argument(help: ArgumentHelp("Numbers of one or two revisions.", valueName: "revision"))
  var revisions: [Int] = []
  @Flag(help: "As a JSON patch (RFC 6902).")
  var json = false
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    guard revisions.count < 3 else {
      throw ValidationError("two revisions can be compared, not \(revisions.count)")
    }
  }

  func run(in place: Surroundings) throws {
    let asset = try asset.find(in: place)
    let old = try document(of: asset, revisions.first.map(String.init) ?? "latest", place)
    var new = try document(of: asset, revisions.count > 1 ? "\(revisions[1])" : nil, place)
    if revisions.count < 2 { new = RevisionDocument.comparable(new, with: old) }
    let patch = JSONPatch.diff(from: old, to: new)
    if json {
      try place.output.write(patch.json.serializedBytes(.pretty) + [0x0A])
    } else {
      for line in PatchText(patch, on: old, hasColor: place.output.hasColor).lines {
        try place.output.write(line + "\n")
      }
      if patch.isEmpty { place.warn("nothing changed") }
    }
    try place.output.flush()
  }

  private func document(
    of asset: Asset, _ revision: String?, _ place: Surroundings
  ) throws -> JSONValue {
    let container = asset.id.container
    return RevisionDocument.stripped(
      try place.session.answer(
        "assets", "get",
        [
          "asset_id": asset.id.id, "catalog_id": container.catalog,
          "project_id": container.project, "space_id": container.space, "revision_id": revision,
        ]))
  }
}
