import ExplorerModel
import Foundation
import PlatformClient
import PlatformModel

/// Begins work that goes on at AI Lake, and waits for it if that is wanted.
struct LakeStart {
  let place: Surroundings
  let change: ChangeOptions
  let waiting: WaitOptions
  let output: ThingOptions

  /// The operation is called by us, so that it can be found even if the answer is lost.
  static var newID: String { UUID().uuidString.lowercased() }

  /// - Parameter title: what is done, to which thing: `Create the database sales`.
  func run(
    _ title: String, _ request: APIRequest, facts: [String] = [],
    undo: ChangeQuestion.Undo? = nil, name: String? = nil
  ) throws {
    let question = ChangeQuestion(
      action: title, facts: facts, undo: undo, name: name, isAboutAILake: true)
    guard let answer = try place.change(question, change, request) else { return }
    guard let id = try place.follower(request, answer)?.poll.pathValues["operationId"] else {
      return place.warn("\(title): done")
    }
    remember(BegunOperation(id: id, title: title, began: place.now()))
    let operations = OperationsWait(place: place, timeout: waiting.limit.duration)
    guard waiting.wait else {
      place.warn("\(title): it goes on at the platform; limn ops wait \(id) waits for it")
      let operation = try place.session.aiLake().operation(id)
      return try ThingPrinter(output, place).print(operation, title: title)
    }
    let operation = try operations.untilOver([id])[0]
    try ThingPrinter(output, place).print(operation, title: title)
    try operation.check(title)
  }

  /// The operation goes on whether or not it is remembered.
  private func remember(_ operation: BegunOperation) {
    do throws(StateFailure) {
      try place.begun.remember(operation)
    } catch {
      place.warn("limn ops will not list \(operation.id): \(error)")
    }
  }
}
