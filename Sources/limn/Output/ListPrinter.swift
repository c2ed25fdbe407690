import PlatformModel

/// Prints a list: rows as pages arrive, or, if they are to be sorted, once all are there.
struct ListPrinter<Row: ListRow> {
  private let options: OutputOptions
  private let place: Surroundings
  private let columns: [OutputColumn<Row>]
  private let order: (column: OutputColumn<Row>, descending: Bool)?
  /// Rows at most; nil: all.
  private let limit: Int?

  /// Throws `UsageProblem` for columns that are not there.
  init(_ options: OutputOptions, _ place: Surroundings, limit: Int? = nil) throws {
    self.options = options
    self.place = place
    columns = try options.chosen(from: Row.columns)
    order = try options.order(in: Row.columns)
    self.limit = limit ?? options.limit
  }

  /// Throws `PlatformError`, or `Output.Closed` if nobody reads any more. Says on standard error
  /// what was left out.
  func print(_ listing: Listing<Row>) throws {
    var formatter = plan.formatter()
    var count = Count()
    defer { listing.remembers?(count.names, count.isWhole) }
    if let order, !listing.isSorted {
      let rows = try all(of: listing, &count).sorted { a, b in
        let (x, y) = (order.column.value(a), order.column.value(b))
        // What has no value is last in either direction.
        if x == .none || y == .none { return x < y }
        return order.descending ? y < x : x < y
      }
      let shown = limit.map { Array(rows.prefix($0)) } ?? rows
      count.shown = shown.count
      count.total = .exact(rows.count)
      count.hasMore = shown.count < rows.count
      count.note(shown)
      try place.output.write(formatter.page(shown))
    } else {
      try stream(listing, &count, &formatter)
    }
    count.isWhole = !count.hasMore
    try place.output.write(formatter.end())
    try place.output.flush()
    say(count, of: listing.subject)
  }

  private struct Count {
    var shown = 0
    var total = Total.unknown
    var hasMore = false
    var unreadable = 0
    /// Of the first rows, for completion.
    var names: [String] = []
    var isWhole = false

    mutating func note(_ rows: [Row]) {
      let room = SeenNames.most - names.count
      if room > 0 { names += rows.prefix(room).map(\.rowName) }
    }
  }

  private var plan: OutputPlan<Row> {
    OutputPlan(
      format: options.format, columns: columns, hasHeaders: !options.noHeaders,
      isTerminal: place.output.isTerminal, width: place.output.width,
      hasColor: place.output.hasColor, utcOffset: place.utcOffset)
  }

  private func stream(
    _ listing: Listing<Row>, _ count: inout Count, _ formatter: inout any RowFormatter<Row>
  ) throws {
    let pages = PagesAhead(listing.reader)
    while let page = try pages.next() {
      count.unreadable += page.unreadable
      count.total = listing.keeps == nil ? page.total : .unknown
      var rows = listing.keeps.map { page.items.filter($0) } ?? page.items
      if let limit, count.shown + rows.count > limit {
        rows = Array(rows.prefix(limit - count.shown))
        count.hasMore = true
      }
      count.shown += rows.count
      count.note(rows)
      try place.output.write(Self.bytes(of: rows, &formatter))
      try place.output.flush()
      if count.hasMore { break }
      if let limit, count.shown == limit, case .exact(let total) = count.total {
        count.hasMore = total > limit
        break
      }
    }
    pages.stop()
  }

  /// Opened, so that a page is written without asking for each row what writes it.
  private static func bytes<Formatter: RowFormatter<Row>>(
    of rows: [Row], _ formatter: inout Formatter
  ) -> [UInt8] {
    formatter.page(rows)
  }

  private func all(of listing: Listing<Row>, _ count: inout Count) throws -> [Row] {
    let pages = PagesAhead(listing.reader)
    var rows: [Row] = []
    while let page = try pages.next() {
      count.unreadable += page.unreadable
      rows += listing.keeps.map { page.items.filter($0) } ?? page.items
    }
    return rows
  }

  /// Nothing is left out without a word.
  private func say(_ count: Count, of subject: String) {
    if count.hasMore {
      let why = options.limit.map { " (--limit \($0))" } ?? ""
      if case .exact(let total) = count.total {
        place.warn("shown: \(count.shown) of \(total) \(subject)\(why)")
      } else {
        place.warn("shown: \(count.shown) \(subject); there are more\(why)")
      }
    }
    if count.unreadable > 0 {
      place.warn("left out: \(count.unreadable) \(subject) that could not be understood")
    }
    if count.shown == 0, options.format.isTable { place.warn("no \(subject)") }
  }
}
