import ArgumentParser
import PlatformModel

/// Several assets, as people name them, and the container they are looked for in.
struct AssetArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Assets by ID, by name, or by path, such as 'Retail 360/customers'.", valueName: "asset"),
    completion: Completions.assets)
  var assets: [String]

  @OptionGroup var container: ContainerOption

  /// All of them, before anything is done to the first. Throws if one is not found.
  func find(in place: Surroundings) throws -> [Asset] {
    let inside = try container.container.map { try Resolver(place).container($0) }
    let usual =
      inside == nil && assets.contains { !$0.contains("/") }
      ? try container.optional(in: place) : inside
    return try assets.map { text in
      guard !text.isEmpty else { throw UsageProblem("the name of an asset is empty") }
      let isPath = inside == nil && text.contains("/") && !Resolver.isID(text)
      return try Resolver(place).asset(text, in: isPath ? nil : usual)
    }
  }
}
