import ArgumentParser
import JSON
import Nouns
import PlatformModel

/// Several assets, as people name them, and the container they are looked for in.
struct AssetArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Assets by ID, by name, or by path, such as 'Retail 360/customers'; -: one to a line of "
        + "standard input, also as limn assets -o jsonl prints them.",
      valueName: "asset"),
    completion: Completions.assets)
  var assets: [String]

  @OptionGroup var container: ContainerOption

  /// All of them, before anything is done to the first. Throws if one is not found.
  func find(in place: Surroundings) throws -> [Asset] { try find(in: place) { $0 } }

  /// What is to be known of each of them.
  func find<Thing>(in place: Surroundings, _ look: (Asset) throws -> Thing) throws -> [Thing] {
    let inside = try container.container.map { try Resolver(place).container($0) }
    var usual: Container??
    return try ManyNames(place: place).find(assets) { text, place in
      if text.hasPrefix("{") { return try look(Self.read(text)) }
      let isPath = inside == nil && text.contains("/") && !Resolver.isID(text)
      if isPath { return try look(Resolver(place).asset(text, in: nil)) }
      let container = try usual ?? inside ?? container.optional(in: place)
      usual = .some(container)
      return try look(Resolver(place).asset(text, in: container))
    }
  }

  /// A document of a list says itself which asset it is.
  ///
  /// Source: `metadata` of an asset, payloads 1.6; a project and a space have a hidden catalog.
  static func read(_ text: String) throws -> Asset {
    let json = try? JSONValue.parse(text)
    let places: [(ContainerKind, String)] = [
      (.project, "project_id"), (.space, "space_id"), (.catalog, "catalog_id"),
    ]
    let container = places.lazy.compactMap { kind, member in
      json?.word("metadata", member).map { ContainerID(kind, $0) }
    }.first
    guard let id = json?.word("metadata", "asset_id"), let container else {
      throw UsageProblem("this is no asset as limn assets -o jsonl prints it: \(text.prefix(60))")
    }
    return Asset(
      id: AssetID(id, in: container), name: json?.word("metadata", "name") ?? id,
      type: json?.word("metadata", "asset_type") ?? "asset")
  }
}
