import HTTPTypes
import JSON
public import PlatformModel

/// Follows work that goes on at the platform after its call was answered.
///
/// Source: payloads 1.15 and 2.
public struct OperationFollower: Sendable {
  /// The request that is made again and again.
  public let poll: APIRequest
  private let waiting: APIOperation.Waiting

  /// Follows what an earlier answer began. Throws if `work` is not what it can be asked with.
  public init(_ work: OngoingWork) throws(RequestProblem) {
    waiting = work.waiting
    poll = try APIRequest(
      work.poll.operation, parameters: work.poll.values.map { ($0.name, $0.value) })
  }

  /// Nil if nothing goes on after this answer. Throws if the answer does not say what to ask for.
  public init?(_ request: APIRequest, _ answer: APIAnswer) throws(RequestProblem) {
    guard let waiting = request.operation.waiting, Self.goesOn(waiting, answer) else { return nil }
    self.waiting = waiting
    guard let poll = try Self.poll(waiting, request, answer) else {
      throw .notFollowable(operation: request.operation.verb)
    }
    self.poll = poll
  }

  /// The same as a value that anybody can keep.
  public var work: OngoingWork { OngoingWork(poll: poll.written, waiting: waiting) }

  /// The outcome an answer to `poll` stands for. Throws the error unless it is the end that was waited for.
  public func outcome(
    of result: Result<APIAnswer, PlatformError>
  ) throws(PlatformError) -> OngoingWork.Outcome {
    if case .failure(let error) = result, waiting == .gone, error.cause == .notFound {
      return .done
    }
    let answer = try result.get()
    guard let json = answer.json else { return .going("") }
    if waiting == .gone { return .going("deleting") }
    if waiting == .emptyTrash {
      let left = json.integer("count") ?? json.integer("total_rows") ?? 0
      return left == 0 ? .done : .going("\(left) left")
    }
    return Self.outcome(ofState: Self.state(json))
  }

  private static func outcome(ofState state: String) -> OngoingWork.Outcome {
    let word = state.lowercased()
    if ["fail", "error", "cancel"].contains(where: word.contains), !word.hasPrefix("canceling"),
      !word.hasPrefix("completedwith")
    {
      return .failed(state)
    }
    let ends = ["completed", "succeeded", "active", "archived", "success", "finished", "done"]
    if ends.contains(where: word.hasPrefix) || word.isEmpty || word == "none" { return .done }
    return .going(state)
  }

  /// Where the platforms keep it.
  private static func state(_ json: JSONValue) -> String {
    let places = [
      json.at("entity", "job_run", "state"), json.at("entity", "status", "state"), json["status"],
      json["state"], json.at("archive_info", "state"),
    ]
    return places.lazy.compactMap { $0?.string }.first ?? ""
  }

  private static func goesOn(_ waiting: APIOperation.Waiting, _ answer: APIAnswer) -> Bool {
    switch waiting {
    case .copyTask, .deepCopyTask, .archive, .emptyTrash, .gone, .transaction, .lakeOperation,
      .rehome:
      answer.status == 202
    case .run, .space, .transfer: true
    }
  }

  private static func poll(
    _ waiting: APIOperation.Waiting, _ request: APIRequest, _ answer: APIAnswer
  ) throws(RequestProblem) -> APIRequest? {
    let json = answer.json ?? [:]
    let id = json.at("metadata", "asset_id")?.string ?? json.at("metadata", "id")?.string
    switch waiting {
    case .lakeOperation:
      return try make(
        "lake-services", "get-operation", "operationId", header("operation-id", answer))
    case .rehome:
      return try make(
        "catalogs", "default-rehome-status", "request_id", header("x-future-id", answer))
    case .copyTask: return try make("assets", "copy-status", "copy_task_id", task(json, answer))
    case .deepCopyTask:
      return try make("assets", "deepcopy-status", "deep_copy_task_id", task(json, answer))
    case .space: return try make("spaces", "get", "space_id", id)
    case .run: return try scoped("jobs", "get-run", request, ("run_id", id))
    case .transfer:
      let isExport = request.operation.verb == "start-export"
      return try scoped(
        "exports", isExport ? "get-asset-export" : "get-asset-import", request,
        (isExport ? "export_id" : "import_id", id))
    case .archive: return try scoped("asset-containers", "archive-info", request)
    case .emptyTrash: return try scoped("trash", "count", request)
    case .transaction:
      let project = json["location"]?.string?.split(separator: "/").last.map(String.init)
      return try make(
        "projects", "transaction-status", "transaction_id",
        json.at("transaction_detail", "id")?.string, ("project_id", project))
    case .gone:
      guard
        let get = OperationCatalogue.all.first(where: {
          $0.method == "GET" && $0.path == request.operation.path
        })
      else { return nil }
      return try scoped(get.group, get.verb, request)
    }
  }

  private static func header(_ name: String, _ answer: APIAnswer) -> String? {
    HTTPField.Name(name).flatMap { answer.headers[$0] }
  }

  /// The reference does not say where the id of a copy stands.
  private static func task(_ json: JSONValue, _ answer: APIAnswer) -> String? {
    let member = json.object?.first { $0.key.contains("task_id") }?.value.string
    return member ?? answer.headers[.location]?.split(separator: "/").last.map(String.init)
  }

  private static func make(
    _ group: String, _ verb: String, _ name: String, _ value: String?,
    _ other: (String, String?)? = nil
  ) throws(RequestProblem) -> APIRequest? {
    guard let value, let operation = OperationCatalogue.operation(group, verb) else { return nil }
    var parameters = [(name: name, value: value)]
    if let other {
      guard let value = other.1 else { return nil }
      parameters.append((other.0, value))
    }
    return try APIRequest(operation, parameters: parameters)
  }

  /// With the scope and the path of the request that began it.
  private static func scoped(
    _ group: String, _ verb: String, _ request: APIRequest, _ more: (String, String?)? = nil
  ) throws(RequestProblem) -> APIRequest? {
    guard let operation = OperationCatalogue.operation(group, verb) else { return nil }
    let known = Set(operation.query.map(\.name) + operation.pathParameters)
    var parameters = request.pathValues.sorted { $0.key < $1.key }
      .map { (name: $0.key, value: $0.value) }
    parameters += request.query.filter {
      ["project_id", "catalog_id", "space_id"].contains($0.name)
    }
    if let more {
      guard let value = more.1 else { return nil }
      parameters.append((more.0, value))
    }
    return try APIRequest(operation, parameters: parameters.filter { known.contains($0.name) })
  }
}
