/// One page of a list, and how to go on.
public struct Page<Item> {
  public var items: [Item]
  /// How many there are in all, as far as the platform says.
  public var total: Total
  /// Nil on the last page.
  public var next: PageCursor?
  /// Rows the platform sent that could not be read; they cost themselves only.
  public var unreadable: Int

  public init(items: [Item], total: Total = .unknown, next: PageCursor? = nil, unreadable: Int = 0)
  {
    self.items = items
    self.total = total
    self.next = next
    self.unreadable = unreadable
  }
}

extension Page: Sendable where Item: Sendable {}
extension Page: Equatable where Item: Equatable {}

/// How many rows a list has, as far as is known. Some calls never say (catalogs), some always do.
public enum Total: Hashable, Sendable {
  case exact(Int)
  case unknown
}

/// Where a list goes on: opaque, whatever the call's own protocol (bookmark, start, offset, href or
/// the body of the next search). Good for the same question only.
public struct PageCursor: Hashable, Sendable {
  public var text: String

  public init(_ text: String) {
    self.text = text
  }
}

/// A search among the assets of a container.
///
/// Source: POST /v2/asset_types/{type_name}/search.
public struct AssetQuery: Hashable, Sendable {
  public var container: ContainerID
  /// An asset type; nil searches all of them (`asset`).
  public var type: String?
  /// Lucene, as the platform evaluates it; `*:*` is everything.
  public var lucene: String
  public var sort: Sort?

  public struct Sort: Hashable, Sendable {
    public var field: Field
    public var descending: Bool

    public init(_ field: Field, descending: Bool = false) {
      self.field = field
      self.descending = descending
    }
  }

  /// A field that the platform can sort assets by.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case name
    case type
    case modified
    case created
  }

  public init(
    container: ContainerID, type: String? = nil, lucene: String = "*:*", sort: Sort? = nil
  ) {
    self.container = container
    self.type = type
    self.lucene = lucene
    self.sort = sort
  }
}

/// A page of assets, with how often each value of the counted fields occurs in the whole answer.
public struct AssetPage: Equatable, Sendable {
  public var page: Page<Asset>
  /// By asset type name.
  public var typeCounts: [FacetCount]
  /// By tag.
  public var tagCounts: [FacetCount]

  public init(page: Page<Asset>, typeCounts: [FacetCount] = [], tagCounts: [FacetCount] = []) {
    self.page = page
    self.typeCounts = typeCounts
    self.tagCounts = tagCounts
  }
}

/// How many rows have a value.
public struct FacetCount: Hashable, Sendable {
  public var value: String
  public var count: Int

  public init(_ value: String, _ count: Int) {
    self.value = value
    self.count = count
  }
}
