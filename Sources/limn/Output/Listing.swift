import ExplorerModel
import PlatformModel

/// What a list command found a way to read, and how it is called.
struct Listing<Row: ListRow> {
  /// After a number: `assets in Retail 360`.
  var subject: String
  var reader: ListReader<Row>
  /// The same rows as text, for formats that only pass it on; nil: there is no such reader.
  var texts: ListReader<TextRow>?
  /// Containers whose rows these are, as far as they are known.
  var containers: [Container] = []
  /// Columns that are shown besides the usual ones.
  var usual: Set<String> = []
  /// What the platform could not evaluate; nil: all rows are shown.
  var keeps: ((Row) -> Bool)?
  /// The platform gives the rows in the order that was asked for.
  var isSorted = false
  /// Takes the names that were printed, for completion, and whether they are all there are.
  var remembers: (([String], Bool) -> Void)?

  init(_ subject: String, _ reader: ListReader<Row>) {
    self.subject = subject
    self.reader = reader
  }

  /// Only rows that a filter lets through.
  func filtered(by query: FilterQuery, now: Timestamp) -> Listing {
    guard !query.isEmpty else { return self }
    var listing = self
    let before = keeps
    listing.keeps = { row in
      before.map { $0(row) } ?? true && query.matches(row.record, now: now)
    }
    return listing
  }
}
