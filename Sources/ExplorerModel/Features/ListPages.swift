public import PlatformModel

/// Where a page that is looked at stands in its list.
public struct ListPages: Equatable, Sendable {
  /// What was asked for this page.
  public var call: OperationCall
  public var sequel: CallSequel
  /// What was asked for the pages before it, the first one first.
  public var before: [OperationCall] = []

  public init(call: OperationCall, sequel: CallSequel, before: [OperationCall] = []) {
    self.call = call
    self.sequel = sequel
    self.before = before
  }

  /// From 1.
  public var number: Int { before.count + 1 }

  /// What asks for the next page; nil at the end.
  var next: OperationCall? {
    guard let cursor = sequel.next else { return nil }
    var call = call
    call.page = cursor
    return call
  }

  /// The pages before `asked`, which is the next or the one before; nil if it is neither.
  func trail(to asked: OperationCall) -> [OperationCall]? {
    if asked == next { return before + [call] }
    return asked == before.last ? Array(before.dropLast()) : nil
  }
}
