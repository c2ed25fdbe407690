public import Filters
public import JSON
public import PlatformModel

/// A list of the platforms: what it is called, where it lies, how it is read, and what its rows show.
///
/// One value serves the pane, the command line, the palette, filters and what is saved. To add one: a
/// `NounRow`, and a noun beside it in the folder of its subject that is named in `Noun.all`.
public struct Noun: Sendable {
  /// Of all rows, as it is typed: `members`.
  public let name: String
  /// As titles write it: `Members`.
  public let title: String
  /// Of one row: `member`.
  public let singular: String
  /// Other words that find it.
  public let aliases: [String]
  public let place: Place
  public let columns: [NounColumn<NounItem>]
  public let filters: FilterList<NounItem>
  /// The column rows are ordered by where the platform gives them in no order; nil: as they come.
  public let order: String?
  /// What reads it.
  public let call: @Sendable (NounScope) -> NounCall
  /// Users that a row has by their ids.
  public let people: @Sendable (JSONValue) -> [String]
  private let read: @Sendable (JSONValue, Names) -> NounItem?

  /// What a user is called, by id; nil: nobody knows yet.
  public typealias Names = (String) -> String?

  /// What a list lies in.
  public enum Place: Hashable, Sendable {
    case platform
    case containers(Set<ContainerKind>)
    case asset
    case lake
    case database
  }

  /// - Parameters:
  ///   - row: reads a document; nil if it cannot be read.
  ///   - call: only asked with a scope that `place` allows.
  public init<Row: NounRow>(
    _ name: String, of singular: String, aliases: [String] = [], in place: Place,
    order: String? = nil, people: @escaping @Sendable (JSONValue) -> [String] = { _ in [] },
    row: @escaping @Sendable (JSONValue, Names) -> Row?,
    call: @escaping @Sendable (NounScope) -> NounCall
  ) {
    self.name = name
    title = name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " ")
    self.singular = singular
    self.aliases = aliases
    self.place = place
    self.order = order
    self.people = people
    self.call = call
    let (columns, filters) = (Row.columns, Row.filters)
    self.columns = columns.enumerated().map { index, column in column.at(index) }
    self.filters = FilterList(
      filters.fields.enumerated().map { index, field in .init(field) { $0.values[index] } })
    read = { document, names in
      row(document, names).map { row in
        NounItem(
          id: row.rowID, name: row.rowName, cells: columns.map { $0.value(row) },
          values: filters.fields.map { filters.value(of: $0, in: row) }, json: row.json)
      }
    }
  }

  /// A row of it; nil if the document cannot be read.
  public func item(_ document: JSONValue, names: Names = { _ in nil }) -> NounItem? {
    read(document, names)
  }

  /// Whether AI Lake has it.
  public var isAILake: Bool { place == .lake || place == .database }

  /// Whether it lies in such a thing.
  public func lies(in scope: NounScope) -> Bool {
    switch (place, scope) {
    case (.platform, .platform), (.asset, .asset), (.lake, .lake), (.database, .database): true
    case (.containers(let kinds), .container(let id)): kinds.contains(id.kind)
    default: false
    }
  }
}

/// A row, with everything that is shown of it and can be asked of it.
public struct NounItem: Hashable, Sendable {
  public let id: String
  public let name: String
  /// One for each column of its noun.
  public let cells: [CellValue]
  /// One for each field of its noun's filters.
  let values: [FilterValue]
  /// The platform's own document.
  public let json: JSONValue
}

/// The thing whose list it is.
public enum NounScope: Hashable, Sendable {
  case platform
  case container(ContainerID)
  case asset(AssetID)
  case lake
  /// By its id.
  case database(String)

  public var container: ContainerID? {
    switch self {
    case .container(let id): id
    case .asset(let id): id.container
    case .platform, .lake, .database: nil
    }
  }
}

/// One list: of a noun, in a thing.
public struct NounQuery: Hashable, Sendable {
  /// `Noun.name`
  public let noun: String
  public let scope: NounScope

  public init(_ noun: Noun, in scope: NounScope) {
    self.noun = noun.name
    self.scope = scope
  }
}

/// An operation of the catalogue, and what it is asked with.
public struct NounCall: Hashable, Sendable {
  public struct Parameter: Hashable, Sendable {
    public let name: String
    public let value: String
  }

  public let group: String
  public let verb: String
  public let parameters: [Parameter]

  /// Parameters without a value are left out.
  public init(_ group: String, _ verb: String, _ parameters: KeyValuePairs<String, String?> = [:]) {
    self.group = group
    self.verb = verb
    self.parameters = parameters.compactMap { name, value in
      value.map { Parameter(name: name, value: $0) }
    }
  }
}

extension NounColumn {
  /// The same of a row that was read already.
  fileprivate func at(_ index: Int) -> NounColumn<NounItem> {
    var column = NounColumn<NounItem>(name, kind, aliases: aliases) { $0.cells[index] }
    column.isUsual = isUsual
    return column
  }
}

extension ContainerID {
  /// The parameters that say which container a call is about: one of them has a value.
  public var catalog: String? { kind == .catalog ? id : nil }
  public var project: String? { kind == .project ? id : nil }
  public var space: String? { kind == .space ? id : nil }
}
