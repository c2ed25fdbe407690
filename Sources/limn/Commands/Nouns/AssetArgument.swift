import ArgumentParser
import PlatformModel

/// One asset, as people name it, and the container it is looked for in.
struct AssetArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Asset by ID, by name, or by path, such as 'Retail 360/customers'.", valueName: "asset"),
    completion: Completions.assets)
  var asset: String

  @OptionGroup var container: ContainerOption

  /// Throws if it is not found, or found more than once.
  func find(in place: Surroundings) throws -> Asset {
    guard !asset.isEmpty else { throw UsageProblem("the name of the asset is empty") }
    // A path says the container itself; what is in the environment is only a default.
    let isPath = container.container == nil && asset.contains("/") && !Resolver.isID(asset)
    return try Resolver(place).asset(asset, in: isPath ? nil : container.optional(in: place))
  }
}
