import ArgumentParser
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn relations`: what an asset is related to.
struct RelationsCommand: NounCommand {
  static let configuration = CommandConfiguration(
    commandName: "relations", abstract: "Walk what an asset is related to.",
    discussion: """
      limn relations 'Retail 360/customers' --depth 3
      limn relations 'Retail 360/customers' --depth 2 -o csv
      limn relations 'Retail 360/customers' --dot | dot -Tsvg > relations.svg

      A tree unless something else is said; -o wide is a table of it.
      """)

  @OptionGroup var asset: AssetArgument
  @Option(help: "How many steps to go.")
  var depth = 1
  @Flag(help: "As one document with nodes and edges.")
  var json = false
  @Flag(help: "For Graphviz.")
  var dot = false
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func validate() throws {
    guard (1...20).contains(depth) else {
      throw ValidationError("--depth: \(depth) is not between 1 and 20")
    }
    if json, dot { throw ValidationError("--json and --dot: only one of them") }
    if json || dot, !output.isPlain {
      throw ValidationError(
        "\(json ? "--json" : "--dot") is an output of its own: leave out the rest")
    }
  }

  func run(in place: Surroundings) throws {
    let asset = try asset.find(in: place)
    if !output.isPlain {
      return try output.print(in: place) {
        let rows = RelationRow.rows(of: try walked(from: asset, place))
        return Listing(
          "relations of \(asset.name)", ListReader.whole { () throws(PlatformError) in rows })
      }
    }
    let text = try walked(from: asset, place)
    if json {
      try place.output.write(text.json.serializedBytes(.pretty) + [0x0A])
    } else {
      for line in dot ? text.dot : text.lines { try place.output.write(line + "\n") }
    }
    try place.output.flush()
    if text.branches.isEmpty, !json, !dot { place.warn("\(asset.name) is related to nothing") }
  }

  private func walked(from asset: Asset, _ place: Surroundings) throws -> RelationText {
    var walk = RelationWalk(try place.session.platform(), depth: depth)
    return RelationText(
      root: RelationWalk.Node(
        id: asset.id.id, container: asset.id.container, name: asset.name, type: asset.type),
      branches: try walk.branches(of: asset))
  }
}
