public import PlatformModel

/// `:api`: any operation of the platforms, chosen from their catalogue and filled in as a form.
public struct APIConsoleState: Equatable, Sendable {
  /// What can be chosen.
  public enum Choice: Hashable, Sendable {
    /// Index into `catalogue`.
    case operation(Int)
    /// Index into `history`.
    case again(Int)
  }

  /// Every operation; empty until it was read.
  public var catalogue: [APIOperation] = []
  public var input = TextInput()
  /// What fits the input, best first.
  public var choices: [Choice] = []
  public var cursor = ListCursor()
  /// The operation that is being filled in; nil while one is chosen.
  public var form: APIForm?
  /// Calls of this session, newest last; bounded.
  public var history: [PastCall] = []
  public var phase: LoadPhase = .idle
  /// What is under way.
  public var pending: OperationCall?

  public init() {}
}

/// A call that was made.
public struct PastCall: Hashable, Sendable {
  public var call: OperationCall
  public var at: Timestamp
  /// Nil if there was no answer.
  public var status: Int?

  public init(call: OperationCall, at: Timestamp, status: Int?) {
    self.call = call
    self.at = at
    self.status = status
  }
}

/// An operation that is being filled in.
public struct APIForm: Equatable, Sendable {
  public var operation: APIOperation
  public var fields: [APIField]
  public var focused = 0
  /// What is wrong with the call as a whole; nil if nothing is.
  public var problem: String?
  /// Values the focused field may take.
  public var completions: [APICompletion] = []

  public init(operation: APIOperation, fields: [APIField]) {
    self.operation = operation
    self.fields = fields
  }
}

public struct APIField: Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    case path
    case query(APIOperation.Parameter)
    case header
    case body
  }

  public var name: String
  public var place: Place
  public var input = TextInput()
  /// What is wrong with it; nil if nothing is.
  public var problem: String?

  public init(
    name: String, place: Place, input: TextInput = TextInput(), problem: String? = nil
  ) {
    self.name = name
    self.place = place
    self.input = input
    self.problem = problem
  }

  public var value: String { input.text.trimmed }
}

public struct APICompletion: Hashable, Sendable {
  public var value: String
  /// What it is, for people: `catalog Retail 360`.
  public var label: String

  public init(value: String, label: String) {
    self.value = value
    self.label = label
  }
}
