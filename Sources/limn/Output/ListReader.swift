import Dispatch
import PlatformClient
import PlatformModel

/// A list of the platform, read page by page, however its pages follow each other.
struct ListReader<Row: Sendable>: Sendable {
  typealias Take = (Page<Row>) -> Bool
  /// Gives the pages in order, until there are no more or `Take` wants none.
  let produce: @Sendable (Take) throws(PlatformError) -> Void

  init(_ produce: @escaping @Sendable (Take) throws(PlatformError) -> Void) {
    self.produce = produce
  }

  /// A list that comes whole.
  static func whole(
    _ read: @escaping @Sendable () throws(PlatformError) -> [Row]
  ) -> ListReader {
    ListReader { take throws(PlatformError) in
      let rows = try read()
      _ = take(Page(items: rows, total: .exact(rows.count)))
    }
  }

  /// A list whose pages say how it goes on.
  static func pages(
    _ read: @escaping @Sendable (PageCursor?) throws(PlatformError) -> Page<Row>
  ) -> ListReader {
    ListReader { take throws(PlatformError) in
      try Self.chain(after: nil, read, take)
    }
  }

  static func chain(
    after start: PageCursor?,
    _ read: (PageCursor?) throws(PlatformError) -> Page<Row>, _ take: Take
  ) throws(PlatformError) {
    var cursor = start
    repeat {
      let page = try read(cursor)
      guard take(page) else { return }
      cursor = page.next
    } while cursor != nil
  }

  /// Lists one after the other; the next few are begun before their turn. One that fails does not
  /// keep the others back: the first failure is thrown after the last list.
  static func joined(_ readers: [ListReader], ahead: Int = 4) -> ListReader {
    ListReader { take throws(PlatformError) in
      var failure: PlatformError?
      var begun = readers.prefix(ahead).map { PagesAhead($0) }[...]
      defer { for pages in begun { pages.stop() } }
      for index in readers.indices {
        guard let pages = begun.popFirst() else { return }
        let following = index + ahead
        if following < readers.count { begun.append(PagesAhead(readers[following])) }
        do throws(PlatformError) {
          while var page = try pages.next() {
            // How many there are in one of them says nothing about all.
            if readers.count > 1 { page.total = .unknown }
            guard take(page) else {
              pages.stop()
              return
            }
          }
        } catch {
          failure = failure ?? error
        }
      }
      if let failure { throw failure }
    }
  }

  /// A list that cannot be read.
  static func failing(_ error: PlatformError) -> ListReader {
    ListReader { _ throws(PlatformError) in throw error }
  }

  /// The same list without the rows that are not wanted; how many there are is not known then.
  func only(_ isWanted: @escaping @Sendable (Row) -> Bool) -> ListReader {
    ListReader { [produce] take throws(PlatformError) in
      try produce { page in
        take(
          Page(
            items: page.items.filter(isWanted), total: .unknown, next: page.next,
            unreadable: page.unreadable))
      }
    }
  }

  /// The same list with other rows; those without an answer are left out.
  func map<Other>(_ change: @escaping @Sendable (Row) -> Other?) -> ListReader<Other> {
    ListReader<Other> { [produce] take throws(PlatformError) in
      try produce { page in
        take(
          Page(
            items: page.items.compactMap(change), total: page.total, next: page.next,
            unreadable: page.unreadable))
      }
    }
  }
}

/// Reads a list on a queue of its own, so that the next page is on its way while one is printed.
final class PagesAhead<Row: Sendable>: Sendable {
  private enum Step: Sendable {
    case page(Page<Row>)
    case end
    case failure(PlatformError)
  }

  private let steps = Handover<Step>(room: 2)

  init(_ reader: ListReader<Row>) {
    DispatchQueue(label: "limn.pages").async { [steps] in
      do throws(PlatformError) {
        try reader.produce { steps.put(.page($0)) }
        _ = steps.put(.end)
      } catch {
        _ = steps.put(.failure(error))
      }
    }
  }

  /// Nil after the last page; not to be asked again then.
  func next() throws(PlatformError) -> Page<Row>? {
    switch steps.take() {
    case .page(let page): return page
    case .failure(let error): throw error
    case .end, nil: return nil
    }
  }

  func stop() { steps.close() }
}
