import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn ratings`: what people think of an asset.
struct RatingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratings", abstract: "List the ratings of an asset, or rate it.",
    subcommands: [RatingsListCommand.self, RatingsAddCommand.self],
    defaultSubcommand: RatingsListCommand.self)
}

struct RatingsListCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the ratings of an asset.")

  @OptionGroup var asset: AssetArgument
  @Argument(help: CommandFilter.help(RatingRow.self))
  var filter: [String] = []
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<RatingRow> {
    let query = try CommandFilter.query(filter, of: RatingRow.self, in: place)
    let asset = try asset.find(in: place)
    let names = OwnerNames(try place.session.platform())
    let rows = try place.session.rows(of: .ratings, in: .asset(asset.id))
    return Listing("ratings of \(asset.name)", rows.map { RatingRow($0, names: names.name) })
      .filtered(by: query, in: place)
  }
}

struct RatingsAddCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Rate an asset from 1 to 5.")

  @OptionGroup var asset: AssetArgument
  @Argument(help: "1 to 5.")
  var rating: Int
  @Option(help: "A few words why.")
  var review: String?
  @OptionGroup(title: "Changes") var change: ChangeOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    guard (1...5).contains(rating) else {
      throw ValidationError("\(rating) is no rating; 1 to 5 are")
    }
  }

  func run(in place: Surroundings) throws {
    let asset = try asset.find(in: place)
    var body: JSONValue = ["rating": JSONValue(rating)]
    body["review"] = review.map { .string($0) }
    let request = try place.session.request(at: asset.id, "rate", body: body)
    let inside = place.inContainers([asset.id.container])
    let question = ChangeQuestion(action: "Rate \(asset.name)\(inside) with \(rating) of 5")
    guard try place.change(question, change, request) != nil else { return }
    try place.output.write(TerminalSafe.line("\(asset.name) rated \(rating) of 5") + "\n")
    try place.output.flush()
  }
}
