import Nouns
import PlatformModel

/// Prints a list: rows as pages arrive, or, if they are to be sorted, once all are there.
struct ListPrinter<Row: NounRow> {
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
      try saying(&count, of: listing.subject) { count in
        try stream(texts, keeping: nil, isSent: true, &count, &formatter)
      }
      try place.output.write(formatter.end())
    } else {
      try saying(&count, of: listing.subject) { count in
        try stream(
          listing.reader, keeping: listing.keeps, isSent: listing.isSent, &count, &formatter)
      }
      try place.output.write(formatter.end())
    }
    count.isWhole = !count.hasMore
    try place.output.flush()
    say(count, of: listing.subject)
    if count.shown == 0, options.format.isTable {
      place.warn(listing.nothing(hidden: count.hidden))
    }
  }

  private struct Count {
    var shown = 0
    var total = Total.unknown
    var hasMore = false
    /// Rows that the filter does not let through.
    var hidden = 0
    var unreadable = 0
    /// Of the first rows, for completion.
    var names: [String] = []
    var isWhole = false

    mutating func note(_ rows: [some NounRow]) {
      let room = SeenNames.most - names.count
      if room > 0 { names += rows.prefix(room).map(\.rowName) }
    }
  }

  /// For people with names in place of ids.
  private func columns(
    of listing: Listing<Row>, _ names: CellNames
  ) throws -> [NounColumn<Row>] {
    let chosen = try options.chosen(from: Row.columns, also: listing.usual)
    return options.format.isTable ? chosen.map { $0.naming(names) } : chosen
  }

  private func plan<Some: NounRow>(_ columns: [NounColumn<Some>]) -> OutputPlan<Some> {
    OutputPlan(
      format: options.format, columns: columns, picksFields: options.columns != nil,
      hasHeaders: !options.noHeaders,
      isTerminal: place.output.isTerminal, width: place.output.width,
      hasColor: place.output.hasColor, utcOffset: place.utcOffset)
  }

  /// Output that ends before its list does is told from a whole one.
  private func saying(
    _ count: inout Count, of subject: String, _ stream: (inout Count) throws -> Void
  ) throws {
    do {
      try stream(&count)
    } catch let error as PlatformError {
      if count.shown > 0 {
        try place.output.flush()
        let total = if case .exact(let total) = count.total { " of \(total)" } else { "" }
        place.warn("not whole: the output ends after \(count.shown)\(total) \(subject)")
      }
      throw error
    }
  }

  private func stream<Some: NounRow>(
    _ reader: ListReader<Some>, keeping keeps: ((Some) -> Bool)?, isSent: Bool,
    _ count: inout Count, _ formatter: inout any RowFormatter<Some>
  ) throws {
    let pages = PagesAhead(reader)
    var held = Held<Some>(holds: options.format.isTable, since: place.now())
    while let page = try next(pages, orShowing: &held, &formatter) {
      count.unreadable += page.unreadable
      var rows = keeps.map { page.items.filter($0) } ?? page.items
      count.hidden += page.items.count - rows.count
      // The platform's number is that of what it found.
      count.total = keeps == nil || isSent && count.hidden == 0 ? page.total : .unknown
      if let limit, count.shown + rows.count > limit {
        rows = Array(rows.prefix(limit - count.shown))
        count.hasMore = true
      }
      count.shown += rows.count
      count.note(rows)
      if let rows = held.take(rows, at: place.now()) {
        try place.output.write(Self.bytes(of: rows, &formatter))
        try place.output.flush()
      }
      if count.hasMore { break }
      if let limit, count.shown == limit, case .exact(let total) = count.total {
        count.hasMore = total > limit
        break
      }
    }
    pages.stop()
    try place.output.write(Self.bytes(of: held.rest, &formatter))
  }

  /// What was read before something went wrong is shown all the same.
  private func next<Some: NounRow>(
    _ pages: PagesAhead<Some>, orShowing held: inout Held<Some>,
    _ formatter: inout any RowFormatter<Some>
  ) throws -> Page<Some>? {
    do {
      return try pages.next()
    } catch {
      try place.output.write(Self.bytes(of: held.rest, &formatter))
      try place.output.flush()
      throw error
    }
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
      let kept = listing.keeps.map { page.items.filter($0) } ?? page.items
      count.hidden += page.items.count - kept.count
      rows += kept
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
        place.warn("shown: \(count.shown) of the \(subject); there are more\(why)")
      }
    }
    if count.unreadable > 0 {
      place.warn("left out: \(count.unreadable) of the \(subject), not understood")
    }
  }
}

extension Listing {
  /// Why nothing is shown, and how much that hides.
  fileprivate func nothing(hidden: Int) -> String {
    guard let filter else { return "no \(subject)" }
    let words = "no \(subject) match \(filter)"
    guard let hidden = everything.map({ $0() }) ?? hidden, hidden > 0 else { return words }
    return "\(words); \(hidden) \(hidden == 1 ? "is" : "are") hidden"
  }
}

/// The first rows of a table, held back until there are enough of them to know how wide its columns
/// are, or some time has passed: many a list comes in pages of one row.
private struct Held<Row> {
  private static var enough: Int { 100 }

  private var holds: Bool
  private let start: Timestamp
  /// What is held back.
  private(set) var rest: [Row] = []

  init(holds: Bool, since start: Timestamp) {
    self.holds = holds
    self.start = start
  }

  /// What is to be printed now; nil: nothing yet.
  mutating func take(_ rows: [Row], at now: Timestamp) -> [Row]? {
    guard holds else { return rows }
    rest += rows
    guard rest.count >= Self.enough || now - start >= .seconds(1) else { return nil }
    holds = false
    defer { rest = [] }
    return rest
  }
}
