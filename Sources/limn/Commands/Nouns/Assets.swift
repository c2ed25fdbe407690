import ArgumentParser
import ExplorerModel
import JSON
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

  @Argument(help: FilterWords.help)
  var filter: [String] = []

  @OptionGroup var container: ContainerOption
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Platform") var platforms: PlatformOptions

  func listing(in place: Surroundings) throws -> Listing<AssetRow> {
    let query = try FilterWords.query(filter, in: place)
    let client = try place.session.platform()
    let lucene = query.lucene { _ in [] }
    let sort = Self.sort(output.sort)
    let search = { (container: Container) in
      AssetQuery(
        container: container.id, lucene: Lucene.both(Lucene.everything, lucene.text), sort: sort)
    }
    var listing: Listing<AssetRow>
    if let container = try container.optional(in: place) {
      let that = query.isEmpty ? "" : " that match"
      listing = Listing(
        "assets in \(container.name)\(that)", AssetSearchReader.rows(search(container), client))
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
        query.isEmpty ? "assets" : "assets that match",
        .joined(searches.map { AssetSearchReader.rows($0, client) }, failure))
      listing.containers = containers
      listing.usual = ["container"]
      listing.texts = .joined(searches.map { AssetSearchReader.texts($0, client) }, failure)
    }
    if lucene.isExact { return listing }
    let owners = OwnerNames(client)
    return listing.filtered(by: query, now: place.now(), owners: owners.text)
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

  private static func reader<Row: ListRow>(
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

extension AssetRow: ListRow {
  static let columns: [OutputColumn<AssetRow>] = [
    OutputColumn("name") { .text($0.asset.name) },
    OutputColumn("type") { .text($0.asset.type) },
    OutputColumn("id") { .text($0.asset.id.id) },
    .wide("container_kind") { .text($0.asset.id.container.kind.rawValue) },
    .wide("container") { .container($0.asset.id.container) },
    .wide("description") { Cell($0.asset.description) },
    .wide("owner") { Cell(user: $0.asset.ownerID) },
    .wide("created") { Cell($0.asset.createdAt) },
    OutputColumn("tags") { Cell($0.asset.tags) },
    OutputColumn("modified") { Cell($0.asset.modifiedAt) },
  ]

  var rowID: String { asset.id.id }
  var rowName: String { asset.name }
  var record: FilterRecord { record { $0 } }

  /// What a word is looked for in is what the panes look in.
  func record(owner: (String) -> String) -> FilterRecord {
    FilterRecord(
      text: "\(asset.name) \(asset.type) \(asset.tags.joined(separator: " "))", name: asset.name,
      type: asset.type, tags: asset.tags, owner: asset.ownerID.map(owner) ?? "",
      modified: asset.modifiedAt, created: asset.createdAt)
  }
}

extension Listing where Row == AssetRow {
  fileprivate func filtered(
    by query: FilterQuery, now: Timestamp, owners: @escaping (String) -> String
  ) -> Listing {
    var listing = self
    let asksOwner = query.terms.contains { term in
      if case .field(.owner, _) = term.kind { true } else { false }
    }
    listing.keeps = { row in
      query.matches(row.record { asksOwner ? owners($0) : $0 }, now: now)
    }
    return listing
  }
}
