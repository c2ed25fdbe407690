import ArgumentParser
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// What copying, publishing and promoting have in common: an asset goes into another container.
protocol AssetTransferCommand: NounCommand {
  var assets: AssetArguments { get }
  var target: String { get }
  var change: ManyChanges { get }
  /// `Copy`, `copied`.
  static var words: (verb: String, done: String) { get }

  /// Throws `UsageProblem` where the platform has no way from one to the other.
  func request(
    _ asset: Asset, to container: Container, _ session: CommandSession
  ) throws -> APIRequest
}

extension AssetTransferCommand {
  func run(in place: Surroundings) throws {
    let container = try Resolver(place).container(target)
    let done = "\(Self.words.done) to \(container.name)"
    try ManyThings(place: place, change: change, done: done, check: Self.check).run(
      asking: { "\(Self.words.verb) \($0) to \(container.name)" }
    ) {
      try assets.find(in: place).map {
        ManyThings.Step(
          "\($0.name) (\($0.type))", try request($0, to: container, place.session), word: $0.name)
      }
    }
  }

  /// Copying answers 200 and says what failed inside.
  private static func check(_ answer: APIAnswer) throws {
    for response in answer.json?["responses"]?.array ?? [] {
      for error in response["errors"]?.array ?? [] {
        throw CommandFailure(error.word("message") ?? error.serialized())
      }
    }
  }
}

/// `limn asset copy`: into any container.
struct AssetCopyCommand: AssetTransferCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy", abstract: "Copy assets of a catalog or project into another container.")
  static let words = (verb: "Copy", done: "copied")

  @OptionGroup var assets: AssetArguments
  @Option(
    name: .customLong("to"), help: ArgumentHelp("Where to.", valueName: "container"),
    completion: Completions.containers)
  var target: String
  @Flag(help: "Copy what the assets are made of too, such as files.")
  var deep = false
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func request(
    _ asset: Asset, to container: Container, _ session: CommandSession
  ) throws -> APIRequest {
    let source = asset.id.container
    guard source.kind != .space else {
      throw UsageProblem("\(asset.name) is in a space, and the platform copies from none")
    }
    return try session.request(
      "assets", "bulk-copy",
      [
        "catalog_id": source.catalog, "project_id": source.project,
        "deep_copy": deep ? "true" : nil,
      ],
      body: [
        container.id.kind.scopeParameter: .string(container.id.id),
        "copy_configurations": [["asset_id": .string(asset.id.id)]],
      ])
  }
}

/// `limn asset publish`: from a project into a catalog.
struct AssetPublishCommand: AssetTransferCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Publish assets of a project to a catalog.")
  static let words = (verb: "Publish", done: "published")

  @OptionGroup var assets: AssetArguments
  @Option(
    name: .customLong("to"), help: ArgumentHelp("Catalog to publish to.", valueName: "catalog"),
    completion: Completions.containers)
  var target: String
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func request(
    _ asset: Asset, to container: Container, _ session: CommandSession
  ) throws -> APIRequest {
    try AssetWay(asset, to: container, kind: .catalog).request("publish", session)
  }
}

/// `limn asset promote`: from a project into a deployment space.
struct AssetPromoteCommand: AssetTransferCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote", abstract: "Promote assets of a project to a deployment space.")
  static let words = (verb: "Promote", done: "promoted")

  @OptionGroup var assets: AssetArguments
  @Option(
    name: .customLong("to"), help: ArgumentHelp("Space to promote to.", valueName: "space"),
    completion: Completions.containers)
  var target: String
  @OptionGroup(title: "Changes") var change: ManyChanges
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func request(
    _ asset: Asset, to container: Container, _ session: CommandSession
  ) throws -> APIRequest {
    try AssetWay(asset, to: container, kind: .space).request("promote", session)
  }
}

/// From a project to a container of one kind.
private struct AssetWay {
  let asset: Asset
  let container: Container

  init(_ asset: Asset, to container: Container, kind: ContainerKind) throws {
    guard asset.id.container.kind == .project else {
      throw UsageProblem("\(asset.name) is not in a project; limn asset copy copies it")
    }
    guard container.id.kind == kind else {
      throw UsageProblem("\(container.name) is a \(container.id.kind.rawValue), not a \(kind)")
    }
    self.asset = asset
    self.container = container
  }

  func request(_ verb: String, _ session: CommandSession) throws -> APIRequest {
    try session.request(
      "assets", verb, ["asset_id": asset.id.id, "project_id": asset.id.container.id],
      body: [container.id.kind.scopeParameter: .string(container.id.id)])
  }
}
