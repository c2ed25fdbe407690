import HTTPTypes
import JSON

extension Routes {
  /// Operations of AI Lake.
  static let aiLakeOperations: [Route] = [
    .get("/api/v1/ailake/operations/{operationId}", .aiLakeOperations) { call in
      Answer.json(try LakeOperation.document(call.parameter("operationId"), in: call.database))
    }
  ]
}
