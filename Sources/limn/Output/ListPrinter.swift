import PlatformModel

/// Prints a list: rows as pages arrive, or, if they are to be sorted, once all are there.
struct ListPrinter<Row: ListRow> {
  private let options: OutputOptions
  private let place: Surroundings
  private let order: [SortOrder<Row>]
  /// Rows at most; nil: all.
  private let limit: Int?

  /// Throws `UsageProblem` for columns that are not there.
  init(_ options: OutputOptions, _ place: Surroundings, limit: Int? = nil) throws {
    self.options = options
    self.place = place
    _ = try options.chosen(from: Row.columns)
    order = try options.order(in: Row.columns)
    self.limit = limit ?? options.limit
  }

  /// Throws `PlatformError`, or `Output.Closed` if nobody reads any more. Says on standard error
  /// what was left out.
  func print(_ listing: Listing<Row>) throws {
    let names = CellNames(of: listing, place)
    var formatter = plan(try columns(of: listing, names)).formatter()
    var count = Count()
    defer { listing.remembers?(count.names, count.isWhole) }
    if !order.isEmpty, !listing.isSorted {
      let rows = SortOrder.sorted(
        try all(of: listing, &count),
        by: options.format.isTable ? order.map { $0.naming(names) } : order)
      let shown = limit.map { Array(rows.prefix($0)) } ?? rows
      count.shown = shown.count
      count.total = .exact(rows.count)
      count.hasMore = shown.count < rows.count
      count.note(shown)
      try place.output.write(formatter.page(shown) + formatter.end())
    } else if let texts = listing.texts, listing.keeps == nil, options.format.isJSON,
      options.columns == nil
    {
      var formatter = plan(TextRow.columns).formatter()
      try stream(texts, keeping: nil, &count, &formatter)
      try place.output.write(formatter.end())
    } else {
      try stream(listing.reader, keeping: listing.keeps, &count, &formatter)
      try place.output.write(formatter.end())
    }
    count.isWhole = !count.hasMore
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

    mutating func note(_ rows: [some ListRow]) {
      let room = SeenNames.most - names.count
      if room > 0 { names += rows.prefix(room).map(\.rowName) }
    }
  }

  /// For people with names in place of ids.
  private func columns(
    of listing: Listing<Row>, _ names: CellNames
  ) throws -> [OutputColumn<Row>] {
    let chosen = try options.chosen(from: Row.columns, also: listing.usual)
    return options.format.isTable ? chosen.map { $0.naming(names) } : chosen
  }

  private func plan<Some: ListRow>(_ columns: [OutputColumn<Some>]) -> OutputPlan<Some> {
    OutputPlan(
      format: options.format, columns: columns, picksFields: options.columns != nil,
      hasHeaders: !options.noHeaders,
      isTerminal: place.output.isTerminal, width: place.output.width,
      hasColor: place.output.hasColor, utcOffset: place.utcOffset)
  }

  private func stream<Some: ListRow>(
    _ reader: ListReader<Some>, keeping keeps: ((Some) -> Bool)?, _ count: inout Count,
    _ formatter: inout any RowFormatter<Some>
  ) throws {
    let pages = PagesAhead(reader)
    while let page = try pages.next() {
      count.unreadable += page.unreadable
      count.total = keeps == nil ? page.total : .unknown
      var rows = keeps.map { page.items.filter($0) } ?? page.items
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
  private static func bytes<Formatter: RowFormatter>(
    of rows: [Formatter.Row], _ formatter: inout Formatter
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
      place.warn("left out, not understood: \(count.unreadable) of the \(subject)")
    }
    if count.shown == 0, options.format.isTable { place.warn("no \(subject)") }
  }
}
