public import Filters
public import JSON
import PlatformModel

/// A row of a list: a thing of the platform, with the platform's own document about it.
public protocol NounRow: Sendable {
  /// In the order they are shown.
  static var columns: [NounColumn<Self>] { get }
  /// What `-o id` prints and commands take.
  var rowID: String { get }
  /// What `-o name` prints.
  var rowName: String { get }
  /// What json, jsonl and yaml print.
  var json: JSONValue { get }
  /// The same as compact text, which some rows have already.
  var jsonText: ArraySlice<UInt8> { get }
  /// What the list can be filtered by: its columns, unless it says otherwise.
  static var filters: FilterList<Self> { get }
  /// What it can be filtered by that is no column.
  static var otherFields: [FilterList<Self>.Entry] { get }
}

extension NounRow {
  /// What is written of it, without secrets.
  public var shownText: ArraySlice<UInt8> { Secrets.masked(json: jsonText) }

  public var jsonText: ArraySlice<UInt8> { json.serializedBytes()[...] }

  public static var otherFields: [FilterList<Self>.Entry] { [] }

  public static var filters: FilterList<Self> { FilterList(columns: columns, and: otherFields) }
}

extension FilterList where Row: NounRow {
  /// What a table shows can be looked for with plain words, everything by its name.
  fileprivate init(columns: [NounColumn<Row>], and others: [Entry]) {
    self.init(
      columns.map { column in Entry(column.field) { column.value($0).filterValue } } + others)
  }
}

extension NounColumn {
  /// Several values of a kind are asked for one by one: `tag:pii` of the column `tags`.
  private static var singular: [String: String] {
    [
      "tags": "tag", "terms": "term", "storages": "storage", "data_sources": "data_source",
      "column_names": "column_name", "notes": "note",
    ]
  }

  fileprivate var field: FilterField {
    let one = Self.singular[name]
    let isText =
      switch kind {
      case .text, .choice: name != "id"
      case .named, .moment, .span, .number, .size: false
      }
    return FilterField(
      one ?? name, kind, aliases: aliases + (one == nil ? [] : [name]), isSeen: isUsual && isText)
  }
}

extension CellValue {
  fileprivate var filterValue: FilterValue {
    switch self {
    case .text(let text), .state(let text, _), .user(let text): .text(text)
    case .texts(let texts): .texts(texts)
    case .number(let number): .number(Double(number))
    case .decimal(let number): .number(number)
    case .flag(let flag): .text(flag ? "true" : "false")
    case .moment(let moment): .moment(moment.milliseconds)
    case .span(let span): .span(span)
    case .container(let id): .text(id.id)
    case .none: .none
    }
  }
}

extension NounRow {
  /// Of documents that say so in their metadata.
  public static var createdField: FilterList<Self>.Entry {
    .named("created", .moment) { FilterValue($0.json.moment("metadata", "created_at")) }
  }
}
