import ArgumentParser
import ExplorerModel
import Filters
import JSON
import Nouns
import PlatformClient
import PlatformModel

/// `limn assets`: the assets of a container, or of all.
struct AssetsCommand: ListCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets", abstract: "List the assets of a container, or of all of them.",
    discussion: """
      limn assets -c 'Retail 360' type:data_asset tag:pii
      limn assets -c 'Retail 360' --sort -modified --limit 20
      limn assets -o jsonl > assets.jsonl
      """)

  @Argument(help: CommandFilter.help(AssetRow.self))
  var filter: [String] = []

  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<AssetRow> {
    let query = try CommandFilter.query(filter, of: AssetRow.self, in: place)
    let client = try place.session.platform()
    let lucene = query.lucene(
      fields: FilterList.assets.fields, now: place.now().milliseconds)
    let sort = Self.sort(output.sort)
    let search = { (container: Container) in
      AssetQuery(
        container: container.id, lucene: Lucene.both(Lucene.everything, lucene.text), sort: sort)
    }
    var listing: Listing<AssetRow>
    if let container = try container.optional(in: place) {
      listing = Listing(
        "assets in \(container.name)", AssetSearchReader.rows(search(container), client))
      listing.texts = AssetSearchReader.texts(search(container), client)
      listing.isSorted = sort != nil
      listing.containers = [container]
      listing.remembers = { [seen = place.seen] names, isWhole in
        seen.remember(
          assets: names, in: container.name, isWhole: isWhole && query.isEmpty)
      }
    } else {
      let (containers, failure) = Resolver(place).containers(nil, client)
      let searches = containers.filter(place.session.containers.contains).map(search)
      listing = Listing(
        "assets", .joined(searches.map { AssetSearchReader.rows($0, client) }, failure))
      listing.containers = containers
      listing.usual = ["container"]
      listing.texts = .joined(searches.map { AssetSearchReader.texts($0, client) }, failure)
    }
    listing.isSent = lucene.isWhole
    if lucene.text != nil {
      listing.everything = { [containers = listing.containers] in Self.count(containers, client) }
    }
    return listing.filtered(by: query, in: place)
  }

  /// How many assets there are; nil if a platform does not tell.
  private static func count(_ containers: [Container], _ client: PlatformClient) -> Int? {
    var count = 0
    for container in containers {
      let all = AssetQuery(container: container.id)
      guard let page = try? client.assets(matching: all, limit: 1).page,
        case .exact(let total) = page.total
      else { return nil }
      count += total
    }
    return count
  }

  /// What the platform can sort by itself.
  private static func sort(_ text: String?) -> AssetQuery.Sort? {
    guard let text, !text.contains(",") else { return nil }
    let descending = text.hasPrefix("-")
    let field: AssetQuery.Field? =
      switch descending ? String(text.dropFirst()) : text {
      case "name": .name
      case "type": .type
      case "modified": .modified
      case "created": .created
      default: nil
      }
    return field.map { AssetQuery.Sort($0, descending: descending) }
  }
}

/// How assets are read: several pages at once.
enum AssetSearchReader {
  /// Calls under way at once; more of them make a platform slower, not us quicker.
  static let lanes = 24

  static func rows(_ query: AssetQuery, _ client: PlatformClient) -> ListReader<AssetRow> {
    reader { place throws(PlatformError) in try client.assetRows(matching: query, place) }
  }

  static func texts(_ query: AssetQuery, _ client: PlatformClient) -> ListReader<TextRow> {
    reader { place throws(PlatformError) in
      let page = try client.assetTexts(matching: query, place)
      return Page(
        items: page.items.map { TextRow(text: $0) }, total: page.total, next: page.next,
        unreadable: page.unreadable)
    }
  }

  private static func reader<Row: NounRow>(
    _ read: @escaping @Sendable (PlatformClient.AssetPlace) throws(PlatformError) -> Page<Row>
  ) -> ListReader<Row> {
    .sideBySide(
      size: PlatformClient.assetsPerPage, lanes: lanes,
      after: { cursor throws(PlatformError) in try read(.after(cursor)) },
      from: { offset throws(PlatformError) in try read(.from(offset)) })
  }
}

extension ListReader {
  /// Lists of several containers; `failure` is why some are missing.
  fileprivate static func joined(
    _ readers: [ListReader], _ failure: PlatformError?
  ) -> ListReader {
    joined(readers + (failure.map { [failing($0)] } ?? []), ahead: 6)
  }
}

extension AssetRow: NounRow {
  public static let columns: [NounColumn<AssetRow>] = [
    NounColumn("name") { .text($0.asset.name) },
    NounColumn("type") { .text($0.asset.type) },
    NounColumn("id") { .text($0.asset.id.id) },
    .wide("container_kind") { .text($0.asset.id.container.kind.rawValue) },
    .wide("container") { .container($0.asset.id.container) },
    .wide("description") { CellValue($0.asset.description) },
    .wide("owner") { CellValue(user: $0.asset.ownerID) },
    .wide("created") { CellValue($0.asset.createdAt) },
    NounColumn("tags") { CellValue($0.asset.tags) },
    NounColumn("modified") { CellValue($0.asset.modifiedAt) },
  ]

  public var rowID: String { asset.id.id }
  public var rowName: String { asset.name }

  public static var filters: FilterList<AssetRow> {
    FilterList.assets.reading(
      { $0.asset },
      and: [
        .named("container", .named) { .text($0.asset.id.container.id) },
        .named("container_kind", .choice(ContainerKind.allCases.map(\.rawValue))) {
          .text($0.asset.id.container.kind.rawValue)
        },
      ])
  }
}
