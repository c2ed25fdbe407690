import ExplorerModel
import Filters
import Nouns
import PlatformModel

/// What a list command found a way to read, and how it is called.
struct Listing<Row: NounRow> {
  /// After a number: `assets in Retail 360`.
  var subject: String
  var reader: ListReader<Row>
  /// The same rows as text, for formats that only pass it on; nil: there is no such reader.
  var texts: ListReader<TextRow>?
  /// Containers whose rows these are, as far as they are known.
  var containers: [Container] = []
  /// Columns that are shown besides the usual ones.
  var usual: Set<String> = []
  /// The filter; nil: all rows are shown.
  var keeps: ((Row) -> Bool)?
  /// The filter as it was typed.
  var filter: String?
  /// The platform evaluated all of the filter too.
  var isSent = false
  /// How many rows there would be without the filter, where what was read does not say; nil: nobody
  /// knows.
  var everything: (() -> Int?)?
  /// The platform gives the rows in the order that was asked for.
  var isSorted = false
  /// Takes the names that were printed, for completion, and whether they are all there are.
  var remembers: (([String], Bool) -> Void)?

  init(_ subject: String, _ reader: ListReader<Row>) {
    self.subject = subject
    self.reader = reader
  }

  /// Only rows that a filter lets through.
  func filtered(by query: FilterQuery, in place: Surroundings) -> Listing {
    guard !query.isEmpty else { return self }
    var listing = self
    let users = OwnerNames { [session = place.session] in try? session.platform() }
    let containers = Dictionary(
      containers.map { ($0.id.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    listing.filter = query.text
    listing.keeps = Row.filters.matcher(of: query.terms, now: place.now().milliseconds) {
      field, id in
      field.name == "container" ? containers[id].map { [$0] } ?? [] : users.names(id)
    }
    return listing
  }
}
