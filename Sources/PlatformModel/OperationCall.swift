/// An operation with what it is to be asked with, as a person wrote it.
public struct OperationCall: Hashable, Sendable {
  public struct Value: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public var operation: APIOperation
  /// Of the path, the query and headers of its own; those that were left empty are not in it.
  public var values: [Value]
  /// Text, or `@FILE`; nil: none.
  public var body: String?
  /// Where in its list the answer is to begin; nil: at the start.
  public var page: PageCursor?

  public init(
    _ operation: APIOperation, values: [Value] = [], body: String? = nil, page: PageCursor? = nil
  ) {
    self.operation = operation
    self.values = values
    self.body = body
    self.page = page
  }

  /// The fate of what it takes away; nil if it takes nothing away.
  public var loss: APIOperation.Loss? {
    operation.loss { name in values.last { $0.name == name }?.value }
  }

  /// `GET /v2/jobs/4711/runs?limit=10`, not encoded; names of the path that have no value stay in
  /// their braces. Secrets are masked.
  public var line: String {
    var path = operation.path
    var query: [String] = []
    for item in values {
      let value =
        Secrets.isSecret(key: item.name) ? Secrets.mask : Secrets.masked(value: item.value)
      if operation.pathParameters.contains(item.name) {
        path = path.replacing("{\(item.name)}", with: value)
      } else if !operation.headers.contains(item.name) {
        query.append("\(item.name)=\(value)")
      }
    }
    return "\(operation.method) \(path)" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }
}

/// The outcome of a call.
public enum CallOutcome: Hashable, Sendable {
  /// There was an answer, whatever its status.
  case answered(RecordedCall, CallSequel = CallSequel())
  /// Its answer was lost, and a look at the platform showed that it was done.
  case found(CallSequel)
  /// There was none.
  case failed(PlatformError)
  /// It was not sent; why, in words for people.
  case refused(String)
}
