/// Work that goes on at a platform after its call was answered, and how it is looked at.
public struct OngoingWork: Hashable, Sendable {
  /// The call that is made again and again.
  public var poll: OperationCall
  public var waiting: APIOperation.Waiting

  public init(poll: OperationCall, waiting: APIOperation.Waiting) {
    self.poll = poll
    self.waiting = waiting
  }

  /// Where it stands.
  public enum Outcome: Hashable, Sendable {
    /// Not over; what the platform says of it: `Running`, `IN_PROGRESS`.
    case going(String)
    case done
    /// With the platform's word for it.
    case failed(String)
  }
}

/// One look at work that goes on.
public struct WorkLook: Hashable, Sendable {
  public var outcome: OngoingWork.Outcome
  /// The look itself, as it went over the wire.
  public var call: RecordedCall

  public init(outcome: OngoingWork.Outcome, call: RecordedCall) {
    self.outcome = outcome
    self.call = call
  }
}

/// What follows an answer: the next page of its list, work that goes on at the platform.
public struct CallSequel: Hashable, Sendable {
  /// Where the list goes on; nil: it ends here, or is none.
  public var next: PageCursor?
  /// Rows of this page, counted in the whole list; nil: no list.
  public var rows: Range<Int>?
  /// How many rows the whole list has; nil: it does not say.
  public var total: Int?
  public var work: OngoingWork?
  /// Why work that goes on cannot be followed, in words for people.
  public var problem: String?

  public init(
    next: PageCursor? = nil, rows: Range<Int>? = nil, total: Int? = nil,
    work: OngoingWork? = nil, problem: String? = nil
  ) {
    self.next = next
    self.rows = rows
    self.total = total
    self.work = work
    self.problem = problem
  }
}
