import PlatformModel

extension RemoteList {
  /// Takes a page in: the first replaces what is there, another goes on where it ended. Returns
  /// false for a page that fits neither, which is dropped.
  @discardableResult
  mutating func arrived(_ page: Page<Row>, after: PageCursor?, at now: Timestamp) -> Bool {
    if after == nil {
      rows = page.items
      total = page.total
      unreadable = page.unreadable
      readAt = now
    } else if after == next {
      rows += page.items
      unreadable += page.unreadable
      if page.total != .unknown { total = page.total }
    } else {
      return false
    }
    // A cursor that leads back to itself would be followed for ever.
    next = page.next == after ? nil : page.next
    if next == nil, total != .exact(rows.count) { total = .exact(rows.count + unreadable) }
    phase = .loaded(at: now)
    return true
  }

  /// Returns false for the failure of a question nobody asks any more.
  @discardableResult
  mutating func failed(_ error: PlatformError, after: PageCursor?, at now: Timestamp) -> Bool {
    guard after == nil || after == next else { return false }
    phase = .failed(error, at: now)
    return true
  }
}

extension Page {
  func map<Other>(_ transform: (Item) -> Other) -> Page<Other> {
    Page<Other>(
      items: items.map(transform), total: total, next: next, unreadable: unreadable)
  }
}

extension FacetCount {
  /// Largest first, the same by name.
  static func largestFirst(_ a: FacetCount, _ b: FacetCount) -> Bool {
    a.count == b.count ? a.value < b.value : a.count > b.count
  }
}
